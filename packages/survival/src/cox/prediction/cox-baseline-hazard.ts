import type { CoxFit } from '../cox-fit.ts';
import type { CoxData } from '../cox-model.ts';
import { requireFit } from '../require-fit.ts';
import { baselineSteps } from './baseline-steps.ts';

export interface BaselineHazard {
  /** The stratum's value as given, null without strata. */
  readonly stratum: number | string | null;
  readonly time: Float64Array;
  readonly hazard: Float64Array;
}

/**
 * Cumulative baseline hazard of each stratum at its distinct times.
 *
 * `centred` (default): of a row at `fit.means`; else of a row with 0 in every column. Both at the
 * mean offset (weighted by the case weights). R: `basehaz(fit, centered)`.
 */
export function coxBaselineHazard(fit: CoxFit, centred = true): BaselineHazard[] {
  requireFit(fit);
  const { model } = fit;
  const { data } = model;
  let shift = weightedMeanOffset(data);
  if (!centred)
    model.coefficients.forEach((b, j) => {
      shift -= b * model.means[j]!;
    });
  const factor = Math.exp(shift);
  return baselineSteps(model, false).map(({ stratum, time, hazard }) => ({
    stratum: data.stratum === null ? null : data.strata[stratum]!,
    time,
    hazard: hazard.map((value) => value * factor),
  }));
}

/** Case-weighted mean of the offset, which is centred at its plain mean. */
function weightedMeanOffset({ offset, weight }: CoxData): number {
  if (offset === null || weight === null) return 0;
  let sum = 0;
  let total = 0;
  for (let i = 0; i < offset.length; i++) {
    sum += weight[i]! * offset[i]!;
    total += weight[i]!;
  }
  return sum / total;
}
