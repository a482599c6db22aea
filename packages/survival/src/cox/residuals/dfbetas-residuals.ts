import type { CoxFit } from '../cox-fit.ts';
import { requireFit } from '../require-fit.ts';
import { dfbetaResiduals } from './dfbeta-residuals.ts';

/**
 * `dfbetaResiduals` in units of the coefficients' model-based standard errors.
 * R: `residuals(fit, 'dfbetas')`. Throws SurvivalInputError for exact ties.
 */
export function dfbetasResiduals(fit: CoxFit): (Float64Array | null)[] {
  requireFit(fit);
  const { data, naiveVariance } = fit.model;
  return dfbetaResiduals(fit).map((change, j) => {
    if (change === null) return null;
    const se = Math.sqrt(naiveVariance[j * data.p + j]!);
    return change.map((value) => value / se);
  });
}
