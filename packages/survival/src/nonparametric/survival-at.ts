import { requireColumn } from '../errors/require-column.ts';
import { requireObject } from '../errors/require-object.ts';
import { countBelow, countUpTo } from './curve-lookup.ts';
import type { SurvivalCurve } from './survival-curve.ts';

/** A curve read at given times; arrays run along `time`. NaN where the curve itself has NaN. */
export interface SurvivalAtTimes {
  /** The asked times, ascending. */
  readonly time: Float64Array;
  /** At risk just before the time; 0 after the last time of the curve. */
  readonly nRisk: Float64Array;
  /** Events and censorings since the asked time before (that time excluded). */
  readonly nEvent: Float64Array;
  readonly nCensor: Float64Array;
  readonly survival: Float64Array;
  readonly stdErr: Float64Array;
  readonly lower: Float64Array | null;
  readonly upper: Float64Array | null;
  readonly cumulativeHazard: Float64Array;
  /** Whether the time lies after the last time of the curve: its last values are carried on. */
  readonly beyond: Uint8Array;
}

/**
 * Reads a curve at given times; before its first time it is 1. R: `summary(fit, times, extend = TRUE)`,
 * which gives the value at the first time instead if that is 0 or below.
 * Throws SurvivalInputError on no times or times that are not finite.
 */
export function survivalAt(curve: SurvivalCurve, times: ArrayLike<number>): SurvivalAtTimes {
  requireObject(curve, 'curve', 'a curve of kaplanMeier()', [
    'time',
    'survival',
    'nRisk',
    'nEvent',
  ]);
  const time = requireColumn(times, 'times').slice().sort();
  const size = curve.time.length;
  const upTo = Int32Array.from(time, (t) => countUpTo(curve.time, t));
  const read = (values: Float64Array, before: number) =>
    Float64Array.from(upTo, (count) => (count === 0 ? before : values[count - 1]!));
  const since = (values: Float64Array) => {
    const sums = new Float64Array(time.length);
    let from = 0;
    for (let j = 0; j < time.length; j++) {
      for (; from < upTo[j]!; from++) sums[j]! += values[from]!;
    }
    return sums;
  };
  const last = curve.time[size - 1]!;
  return {
    time,
    nRisk: time.map((t) => {
      const index = countBelow(curve.time, t);
      return index < size ? curve.nRisk[index]! : 0;
    }),
    nEvent: since(curve.nEvent),
    nCensor: since(curve.nCensor),
    survival: read(curve.survival, 1),
    stdErr: read(curve.stdErr, 0),
    lower: curve.lower && read(curve.lower, 1),
    upper: curve.upper && read(curve.upper, 1),
    cumulativeHazard: read(curve.cumulativeHazard, 0),
    beyond: Uint8Array.from(time, (t) => (t > last ? 1 : 0)),
  };
}
