import type { CoxFit } from '../cox-fit.ts';
import { refuseExact } from '../refuse-exact.ts';
import { requireFit } from '../require-fit.ts';
import { scoreResiduals } from './score-residuals.ts';

/**
 * Approximate change of each coefficient when a row is left out, one array per column, multiplied
 * by the case weights; null for columns without an estimate. R: `residuals(fit, 'dfbeta')`, which
 * has zeros for collinear columns. Throws SurvivalInputError for exact ties.
 */
export function dfbetaResiduals(fit: CoxFit): (Float64Array | null)[] {
  requireFit(fit);
  refuseExact(fit, 'dfbeta residuals');
  const { data, naiveVariance } = fit.model;
  const { n, p, weight } = data;
  const scores = scoreResiduals(fit);
  return fit.columns.map(({ reason }, j) => {
    if (reason !== null) return null;
    const change = new Float64Array(n);
    for (let k = 0; k < p; k++) {
      const factor = naiveVariance[k * p + j]!;
      if (factor === 0) continue;
      const score = scores[k]!;
      for (let i = 0; i < n; i++) change[i]! += factor * score[i]!;
    }
    if (weight !== null) for (let i = 0; i < n; i++) change[i]! *= weight[i]!;
    return change;
  });
}
