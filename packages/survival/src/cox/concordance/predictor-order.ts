import { radixOrder } from '../../time/radix-order.ts';

/** Linear predictors closer than this (relative to the largest, if above 1) differ by rounding. */
const ROUNDING = 1e-13;

export interface PredictorOrder {
  /** Places, from 0, in ascending order of their values. */
  readonly order: Uint32Array;
  /** The values in that order. */
  readonly sorted: Float64Array;
  /** A value no further than this above the first of a run is tied with it. */
  readonly gap: number;
}

/** Order of the values from..to - 1 and what counts as a tie among them. */
export function predictorOrder(values: Float64Array, from: number, to: number): PredictorOrder {
  const part = values.subarray(from, to);
  const order = radixOrder(part);
  const sorted = new Float64Array(part.length);
  for (let k = 0; k < sorted.length; k++) sorted[k] = part[order[k]!]!;
  const size = Math.max(Math.abs(sorted[0]!), Math.abs(sorted[sorted.length - 1]!));
  return { order, sorted, gap: ROUNDING * Math.max(1, size) };
}
