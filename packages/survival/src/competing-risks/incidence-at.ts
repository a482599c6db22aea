import { requireColumn } from '../errors/require-column.ts';
import { requireObject } from '../errors/require-object.ts';
import { countBelow, countUpTo } from '../nonparametric/curve-lookup.ts';
import type { IncidenceCurve, StateCurve } from './incidence-curve.ts';

export interface StateAtTimes {
  readonly cause: number | null;
  readonly probability: Float64Array;
  readonly stdErr: Float64Array;
  readonly lower: Float64Array | null;
  readonly upper: Float64Array | null;
}

export interface IncidenceAtTimes {
  /** The asked times, ascending. */
  readonly time: Float64Array;
  /** At risk just before the time; 0 after the last time of the curve. */
  readonly nRisk: Float64Array;
  readonly eventFree: StateAtTimes;
  readonly incidence: readonly StateAtTimes[];
}

/**
 * Reads competing-risks curves at given times; limits are NaN where the curve has none. Before the
 * first time the limits are the probability itself.
 * R: `summary(fit, times, extend = TRUE)`.
 * Throws SurvivalInputError on no times or times that are not finite.
 */
export function incidenceAt(curve: IncidenceCurve, times: ArrayLike<number>): IncidenceAtTimes {
  requireObject(curve, 'curve', 'a curve of aalenJohansen()', [
    'time',
    'nRisk',
    'incidence',
    'eventFree',
  ]);
  const time = requireColumn(times, 'times').slice().sort();
  const upTo = Int32Array.from(time, (t) => countUpTo(curve.time, t));
  const read = (values: Float64Array, before: number) =>
    Float64Array.from(upTo, (count) => (count === 0 ? before : values[count - 1]!));
  const state = (from: StateCurve, before: number): StateAtTimes => ({
    cause: from.cause,
    probability: read(from.probability, before),
    stdErr: read(from.stdErr, 0),
    lower: from.lower && read(from.lower, before),
    upper: from.upper && read(from.upper, before),
  });
  return {
    time,
    nRisk: time.map((t) => {
      const index = countBelow(curve.time, t);
      return index < curve.time.length ? curve.nRisk[index]! : 0;
    }),
    eventFree: state(curve.eventFree, 1),
    incidence: curve.incidence.map((from) => state(from, 0)),
  };
}
