import { radixOrder } from '../time/radix-order.ts';

export interface RankedGroups {
  /** Sum of mid-ranks per group. */
  readonly rankSums: Float64Array;
  readonly count: number;
  /** Sum of t^3 - t over sets of t tied values. */
  readonly tieSum: number;
}

/** Mid-ranks of all groups' values together. */
export function rankGroups(groups: readonly Float64Array[]): RankedGroups {
  const count = groups.reduce((sum, group) => sum + group.length, 0);
  const values = new Float64Array(count);
  const groupOf = new Int32Array(count);
  let next = 0;
  groups.forEach((group, g) => {
    values.set(group, next);
    groupOf.fill(g, next, next + group.length);
    next += group.length;
  });
  const order = radixOrder(values);
  const rankSums = new Float64Array(groups.length);
  let tieSum = 0;
  for (let i = 0; i < count; ) {
    let end = i + 1;
    while (end < count && values[order[end]!] === values[order[i]!]) end++;
    const tied = end - i;
    tieSum += tied ** 3 - tied;
    const rank = (i + 1 + end) / 2;
    for (; i < end; i++) rankSums[groupOf[order[i]!]!]! += rank;
  }
  return { rankSums, count, tieSum };
}
