import { normalQuantile } from '../distributions/normal-quantile.ts';
import { requireObject } from '../errors/require-object.ts';
import { shown } from '../errors/shown.ts';
import { SurvivalInputError } from '../errors/survival-input-error.ts';
import { countUpTo } from './curve-lookup.ts';
import type { SurvivalCurve } from './survival-curve.ts';
import type { SurvivalWarning } from './survival-input.ts';

export interface RestrictedMean {
  /** Upper limit of the integral. */
  readonly tau: number;
  /** Mean time lived up to tau. */
  readonly mean: number;
  readonly stdErr: number;
  readonly lower: number;
  readonly upper: number;
  readonly warnings: readonly SurvivalWarning[];
}

/**
 * Restricted mean survival time: the area under the curve from its start to `tau` (default: the
 * last time of the curve), plus the start if that is below 0. Variance: sum over event times of
 * (area to the right)^2 nEvent / (nRisk (nRisk - nEvent)), also for robust curves, as in R. After
 * its last time the curve is taken to stay flat. The interval is mean +- z stdErr.
 * R: `summary(fit, rmean = tau)$table[, c("rmean", "se(rmean)")]`; "individual" is the default
 * tau, "common" the last time of all curves. R refuses a tau before the first time; here the
 * mean is then tau - start, with standard error 0.
 * Throws SurvivalInputError if tau is not a finite number after the curve's start.
 */
export function restrictedMean(
  curve: SurvivalCurve,
  tau: number = curve?.time?.at?.(-1) ?? Number.NaN,
): RestrictedMean {
  requireObject(curve, 'curve', 'a curve of kaplanMeier()', [
    'time',
    'survival',
    'nRisk',
    'nEvent',
  ]);
  if (!Number.isFinite(tau) || tau < curve.startTime) {
    throw new SurvivalInputError({
      code: 'out-of-range',
      argument: 'tau',
      message: `expected a finite time not before ${curve.startTime}, found ${shown(tau)}`,
    });
  }
  const { time, survival, nRisk, nEvent } = curve;
  const count = countUpTo(time, tau);
  let right = 0;
  let variance = 0;
  for (let k = count - 1; k >= 0; k--) {
    const end = k + 1 < count ? time[k + 1]! : tau;
    right += (end - time[k]!) * survival[k]!;
    const left = nRisk[k]! - nEvent[k]!;
    if (left !== 0) variance += (right * right * nEvent[k]!) / (nRisk[k]! * left);
  }
  const first = count > 0 ? time[0]! : tau;
  const mean = right + first;
  const stdErr = Math.sqrt(variance);
  const half = normalQuantile(1 - (1 - curve.confLevel) / 2) * stdErr;
  return {
    tau,
    mean,
    stdErr,
    lower: mean - half,
    upper: mean + half,
    warnings: beyondLast(curve, tau),
  };
}

function beyondLast(curve: SurvivalCurve, tau: number): SurvivalWarning[] {
  const last = curve.time.length - 1;
  if (tau <= curve.time[last]! || curve.survival[last] === 0) return [];
  const message = `tau ${tau} lies after the last time ${curve.time[last]}, where the curve has not reached 0; it was taken to stay flat`;
  return [{ code: 'tau-beyond-follow-up', message }];
}
