import type { CoxFit } from '../cox-fit.ts';
import { requireFit } from '../require-fit.ts';
import { type EventResiduals, schoenfeldResiduals } from './schoenfeld-residuals.ts';

/**
 * Schoenfeld residuals times the variance times the number of events, plus the coefficients: a
 * smooth of them over time estimates the time-dependent coefficient (Grambsch & Therneau 1994).
 * Null for columns without an estimate. R: `residuals(fit, 'scaledsch')`, which has zeros for
 * collinear columns. Throws SurvivalInputError for exact ties.
 */
export function scaledSchoenfeldResiduals(fit: CoxFit): EventResiduals {
  requireFit(fit);
  const { data, coefficients, naiveVariance } = fit.model;
  const plain = schoenfeldResiduals(fit);
  const values = fit.columns.map(({ reason }, j) => {
    if (reason !== null) return null;
    const scaled = new Float64Array(data.nEvents).fill(coefficients[j]!);
    for (let k = 0; k < data.p; k++) {
      const factor = naiveVariance[k * data.p + j]! * data.nEvents;
      const residual = plain.values[k]!;
      if (factor !== 0) for (let i = 0; i < scaled.length; i++) scaled[i]! += factor * residual[i]!;
    }
    return scaled;
  });
  return { ...plain, values };
}
