import { requireObject } from '../errors/require-object.ts';
import { shown } from '../errors/shown.ts';
import { SurvivalInputError } from '../errors/survival-input-error.ts';
import { countUpTo } from '../nonparametric/curve-lookup.ts';
import type { IncidenceCurve } from './incidence-curve.ts';

export interface MeanTimeInState {
  readonly tau: number;
  readonly eventFree: number;
  /** Time lost to each cause up to tau, in the order of the curve's causes. */
  readonly byCause: readonly number[];
}

/**
 * Mean time up to `tau` (default: the last time) spent event free, and lost to each cause: areas
 * under the probabilities from the curve's start; they sum to tau - start.
 * R: `summary(fit, rmean = tau)$table[, "rmean"]`; R gives no standard error either.
 * Throws SurvivalInputError if tau is not a finite number after the curve's start.
 */
export function meanTimeInState(
  curve: IncidenceCurve,
  tau: number = curve?.time?.at?.(-1) ?? Number.NaN,
): MeanTimeInState {
  requireObject(curve, 'curve', 'a curve of aalenJohansen()', [
    'time',
    'nRisk',
    'incidence',
    'eventFree',
  ]);
  if (!Number.isFinite(tau) || tau < curve.startTime) {
    throw new SurvivalInputError({
      code: 'out-of-range',
      argument: 'tau',
      message: `expected a finite time not before ${curve.startTime}, found ${shown(tau)}`,
    });
  }
  const count = countUpTo(curve.time, tau);
  const area = (probability: Float64Array, before: number) => {
    let sum = before * ((count > 0 ? curve.time[0]! : tau) - curve.startTime);
    for (let k = 0; k < count; k++) {
      const end = k + 1 < count ? curve.time[k + 1]! : tau;
      sum += (end - curve.time[k]!) * probability[k]!;
    }
    return sum;
  };
  return {
    tau,
    eventFree: area(curve.eventFree.probability, 1),
    byCause: curve.incidence.map((state) => area(state.probability, 0)),
  };
}
