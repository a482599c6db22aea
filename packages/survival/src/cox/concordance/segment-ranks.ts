import { predictorOrder } from './predictor-order.ts';

/** Writes the dense rank (0, 1, ...) of values from..to - 1 into `rank`; returns how many ranks. */
export function segmentRanks(
  values: Float64Array,
  from: number,
  to: number,
  rank: Int32Array,
): number {
  const { order, sorted, gap } = predictorOrder(values, from, to);
  let next = -1;
  let last = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < order.length; k++) {
    const value = sorted[k]!;
    if (value - last > gap) {
      next++;
      last = value;
    }
    rank[from + order[k]!] = next;
  }
  return next + 1;
}
