import type { SortedGroup } from './sort-by-group.ts';

/** Sums of one stratum: per group, and the k x k covariance by row. */
export interface LogRankSums {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  readonly variance: Float64Array;
}

/** Pooled Kaplan-Meier just before each distinct time, from the first to the last. */
function survivalBefore(time: Float64Array, event: Uint8Array): Float64Array {
  const values: number[] = [];
  let s = 1;
  for (let i = 0; i < time.length; ) {
    const risk = time.length - i;
    let died = 0;
    const now = time[i]!;
    for (; i < time.length && time[i] === now; i++) died += event[i]!;
    values.push(s);
    s *= (risk - died) / risk;
  }
  return Float64Array.from(values);
}

/**
 * Observed and expected events and their hypergeometric covariance over the event times of one
 * stratum, each time weighted by S(t-)^rho.
 */
export function logRankSums(
  stratum: SortedGroup,
  groupOfRow: Int32Array,
  groups: number,
  rho: number,
): LogRankSums {
  const { time, event, row } = stratum;
  const group = new Int32Array(row.length);
  for (let i = 0; i < row.length; i++) group[i] = groupOfRow[row[i]!]!;
  const observed = new Float64Array(groups);
  const expected = new Float64Array(groups);
  const atRisk = new Float64Array(groups);
  /** Sums of spread x at risk in g x at risk in h, g < h. */
  const pairs = new Float64Array(groups * groups);
  const before = rho === 0 ? null : survivalBefore(time, event);
  let distinct = before ? before.length : 0;
  for (let i = time.length - 1; i >= 0; ) {
    const now = time[i]!;
    const weight = before ? before[--distinct]! ** rho : 1;
    let died = 0;
    for (; i >= 0 && time[i] === now; i--) {
      const g = group[i]!;
      atRisk[g]!++;
      if (event[i] === 1) {
        died++;
        observed[g]! += weight;
      }
    }
    if (died === 0) continue;
    const risk = time.length - 1 - i;
    const rate = (weight * died) / risk;
    const spread = risk > 1 ? (weight * rate * (risk - died)) / (risk * (risk - 1)) : 0;
    for (let g = 0; g < groups; g++) {
      const count = atRisk[g]!;
      expected[g]! += rate * count;
      const own = spread * count;
      for (let h = g + 1; h < groups; h++) pairs[g * groups + h]! += own * atRisk[h]!;
    }
  }
  return { observed, expected, variance: fromPairs(pairs, groups) };
}

function fromPairs(pairs: Float64Array, groups: number): Float64Array {
  const variance = new Float64Array(groups * groups);
  for (let g = 0; g < groups; g++) {
    for (let h = g + 1; h < groups; h++) {
      const pair = pairs[g * groups + h]!;
      variance[g * groups + h] = 0 - pair;
      variance[h * groups + g] = 0 - pair;
      variance[g * groups + g]! += pair;
      variance[h * groups + h]! += pair;
    }
  }
  return variance;
}
