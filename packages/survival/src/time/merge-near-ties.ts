/** R's `sqrt(.Machine$double.eps)`. */
export const TIE_TOLERANCE = 1.4901161193847656e-8;

/**
 * Merges near-ties in place, in one or two ascending columns at once, and says how many distinct
 * values vanished. Distinct values closer than the tolerance, absolutely or relative to the mean
 * absolute distinct value, become the first of their run. Order is kept.
 */
export function mergeNearTies(
  time: Float64Array,
  entry: Float64Array | null,
  tolerance: number,
): number {
  const other = entry ?? new Float64Array(0);
  const limit = nearest(time, other, tolerance);
  if (limit < 0) return 0;
  let merged = 0;
  let last = Number.NEGATIVE_INFINITY;
  let cut = last;
  let i = 0;
  let j = 0;
  while (i < time.length || j < other.length) {
    const fromTime = j >= other.length || (i < time.length && time[i]! <= other[j]!);
    const value = fromTime ? time[i]! : other[j]!;
    if (value !== last) {
      const step = value - last;
      if (step <= tolerance || step / limit <= tolerance) merged++;
      else cut = value;
      last = value;
    }
    if (fromTime) time[i++] = cut;
    else other[j++] = cut;
  }
  return merged;
}

/** Mean absolute distinct value, or -1 if no two distinct values are near. */
function nearest(time: Float64Array, other: Float64Array, tolerance: number): number {
  const found = { sum: 0, distinct: 0, smallest: Number.POSITIVE_INFINITY };
  if (other.length === 0) scanOne(time, found);
  else scanBoth(time, other, found);
  const mean = found.sum / found.distinct;
  return found.smallest <= tolerance || found.smallest / mean <= tolerance ? mean : -1;
}

/** Sum of the absolute distinct values, their number and the smallest step between two. */
interface Distinct {
  sum: number;
  distinct: number;
  smallest: number;
}

function scanOne(time: Float64Array, found: Distinct): void {
  let last = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let distinct = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < time.length; i++) {
    const value = time[i]!;
    if (value === last) continue;
    smallest = Math.min(smallest, value - last);
    sum += Math.abs(value);
    distinct++;
    last = value;
  }
  found.sum = sum;
  found.distinct = distinct;
  found.smallest = smallest;
}

function scanBoth(time: Float64Array, other: Float64Array, found: Distinct): void {
  let last = Number.NEGATIVE_INFINITY;
  let i = 0;
  let j = 0;
  while (i < time.length || j < other.length) {
    const fromTime = j >= other.length || (i < time.length && time[i]! <= other[j]!);
    const value = fromTime ? time[i++]! : other[j++]!;
    if (value === last) continue;
    found.smallest = Math.min(found.smallest, value - last);
    found.sum += Math.abs(value);
    found.distinct++;
    last = value;
  }
}
