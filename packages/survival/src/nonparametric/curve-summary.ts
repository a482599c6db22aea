import { requireObject } from '../errors/require-object.ts';
import { TIE_TOLERANCE } from '../time/merge-near-ties.ts';
import type { SurvivalCurve } from './survival-curve.ts';

export interface CurveSummary {
  readonly records: number;
  /** Largest and first (weighted) number at risk. */
  readonly nMax: number;
  readonly nStart: number;
  readonly events: number;
  /** First time at which S is 0.5 or less; null: see `reasons`. */
  readonly median: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly reasons: {
    readonly median?: string;
    readonly lower?: string;
    readonly upper?: string;
  };
}

/**
 * What R prints for a curve: records, events, median and its limits. If S is flat at exactly 0.5
 * (within 1.5e-8) the median is the middle of the flat piece, or its begin if the curve does not
 * fall further (there `survivalQuantiles` differs, as R's `quantile` does).
 * R: `summary(fit)$table`, `print(fit)`.
 */
export function curveSummary(curve: SurvivalCurve): CurveSummary {
  requireObject(curve, 'curve', 'a curve of kaplanMeier()', [
    'time',
    'survival',
    'nRisk',
    'nEvent',
  ]);
  let nMax = 0;
  let events = 0;
  for (let k = 0; k < curve.time.length; k++) {
    nMax = Math.max(nMax, curve.nRisk[k]!);
    events += curve.nEvent[k]!;
  }
  const median = halfCrossing(curve.time, curve.survival);
  const lower = curve.lower && halfCrossing(curve.time, curve.lower);
  const upper = curve.upper && halfCrossing(curve.time, curve.upper);
  const limit = (name: string) =>
    curve.lower === null
      ? 'the curve was made without intervals'
      : `the ${name} confidence limit does not fall to 0.5`;
  return {
    records: curve.n,
    nMax,
    nStart: curve.nRisk[0]!,
    events,
    median,
    lower,
    upper,
    reasons: {
      ...(median === null && { median: 'the curve does not fall to 0.5' }),
      ...(lower === null && { lower: limit('lower') }),
      ...(upper === null && { upper: limit('upper') }),
    },
  };
}

function halfCrossing(time: Float64Array, level: Float64Array): number | null {
  let first = 0;
  while (first < level.length && !(level[first]! < 0.5 + TIE_TOLERANCE)) first++;
  if (first === level.length) return null;
  const start = level[first]!;
  if (Math.abs(start - 0.5) < TIE_TOLERANCE) {
    for (let k = first + 1; k < level.length; k++) {
      if (level[k]! < start) return (time[first]! + time[k]!) / 2;
    }
  }
  return time[first]!;
}
