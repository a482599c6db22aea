import { radixOrder } from '../../time/radix-order.ts';

/** Linear predictors closer than this (relative to the largest, if above 1) differ by rounding. */
const ROUNDING = 1e-13;

/** Writes the dense rank (0, 1, ...) of values from..to - 1 into `rank`; returns how many ranks. */
export function segmentRanks(
  values: Float64Array,
  from: number,
  to: number,
  rank: Int32Array,
): number {
  const part = values.slice(from, to);
  const order = radixOrder(part);
  const size = Math.max(Math.abs(part[order[0]!]!), Math.abs(part[order[order.length - 1]!]!));
  const gap = ROUNDING * Math.max(1, size);
  return denseRanks(part, order, gap, rank.subarray(from, to));
}

function denseRanks(
  values: Float64Array,
  order: Uint32Array,
  gap: number,
  rank: Int32Array,
): number {
  let next = -1;
  let last = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < order.length; k++) {
    const row = order[k]!;
    const value = values[row]!;
    if (value - last > gap) {
      next++;
      last = value;
    }
    rank[row] = next;
  }
  return next + 1;
}
