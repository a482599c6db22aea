import type { CoxFit } from '../cox-fit.ts';
import type { CoxData, CoxModel } from '../cox-model.ts';
import { fittedHazards } from '../fitted-hazards.ts';
import { linearPredictor } from '../linear-predictor.ts';
import { requireFit } from '../require-fit.ts';
import { expectedEvents } from '../residuals/expected-events.ts';
import { type BaselineSteps, baselineSteps } from './baseline-steps.ts';
import { caution } from './caution.ts';
import type { CoxPrediction } from './cox-predict.ts';

/**
 * Events expected of each of the fit's rows over its time at risk, and standard errors.
 * R: `predict(fit, type = 'expected', se.fit = TRUE)`. As in R, for start-stop data the variance is
 * the difference of the variances at both ends; where rounding or that rule make it negative the
 * standard error is 0.
 */
export function coxExpected(fit: CoxFit): CoxPrediction {
  requireFit(fit);
  const { model } = fit;
  const { data } = model;
  const expected = expectedEvents(fittedHazards(model), data.n);
  const risk = linearPredictor(data, model.coefficients, model.means).map(Math.exp);
  const steps = baselineSteps(model);
  const se = new Float64Array(data.n);
  for (let i = 0; i < data.n; i++) {
    const step = steps[data.stratum === null ? 0 : data.stratum[i]!]!;
    let variance = varianceAt(model, step, i, data.time[i]!);
    if (data.entry !== null) variance -= varianceAt(model, step, i, data.entry[i]!);
    se[i] = Math.sqrt(Math.max(0, variance)) * risk[i]!;
  }
  return { fit: expected, se, caution: caution(fit) };
}

/** Variance of the row's cumulative hazard up to a time, its own risk left out. */
function varianceAt(model: CoxModel, step: BaselineSteps, row: number, time: number): number {
  const at = lastAtOrBefore(step.time, time);
  if (at < 0) return 0;
  const { means, variance, data } = model;
  const { p } = data;
  const distance = distances(data, means, step, row, at);
  let square = step.variance[at]!;
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) square += distance[a]! * variance[a * p + b]! * distance[b]!;
  }
  return square;
}

function distances(
  data: CoxData,
  means: Float64Array,
  step: BaselineSteps,
  row: number,
  at: number,
): Float64Array {
  return Float64Array.from(data.columns, (column, j) => {
    const centred = column[row]! - means[j]!;
    return step.hazard[at]! * centred - step.means[j]![at]!;
  });
}

function lastAtOrBefore(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
