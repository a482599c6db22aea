import type { DelayedEntry } from './risk-layout.ts';

/**
 * First group of each segment, closed by the number of groups. Two neighbouring groups of a
 * stratum belong to different segments when no row is at risk at both.
 */
export function segmentStarts(
  groupStratum: Int32Array,
  groups: number,
  rowGroup: Int32Array,
  entryGroup: Int32Array | null,
): Int32Array {
  const spanning = entryGroup === null ? null : rowsAtRiskAtNext(groups, rowGroup, entryGroup);
  const starts: number[] = [];
  for (let g = 0; g < groups; g++) {
    const newStratum = g === 0 || groupStratum[g] !== groupStratum[g - 1];
    if (newStratum || (spanning !== null && spanning[g - 1] === 0)) starts.push(g);
  }
  starts.push(groups);
  return Int32Array.from(starts);
}

/** For each group, the number of rows at risk both there and at the next group. */
function rowsAtRiskAtNext(groups: number, rowGroup: Int32Array, entryGroup: Int32Array) {
  const count = new Int32Array(groups + 1);
  for (let i = 0; i < rowGroup.length; i++) {
    count[entryGroup[i]! + 1]!++;
    count[rowGroup[i]!]!--;
  }
  for (let g = 1; g < groups; g++) count[g]! += count[g - 1]!;
  return count;
}

/** Delayed entries by group, or null when every row is at risk from its segment's first group. */
export function buildDelayedEntry(
  entryGroup: Int32Array,
  segmentGroup: Int32Array,
  rowGroup: Int32Array,
): DelayedEntry | null {
  const segments = segmentGroup.length - 1;
  const groups = segmentGroup[segments]!;
  const firstGroup = new Int32Array(groups);
  for (let s = 0; s < segments; s++) {
    firstGroup.fill(segmentGroup[s]!, segmentGroup[s]!, segmentGroup[s + 1]!);
  }
  const leaverStart = new Int32Array(groups + 1);
  for (let i = 0; i < entryGroup.length; i++) {
    if (entryGroup[i]! < firstGroup[rowGroup[i]!]!) entryGroup[i] = -1;
    else leaverStart[entryGroup[i]! + 1]!++;
  }
  for (let g = 0; g < groups; g++) leaverStart[g + 1]! += leaverStart[g]!;
  if (leaverStart[groups] === 0) return null;
  const leaver = new Int32Array(leaverStart[groups]!);
  const next = leaverStart.slice();
  for (let i = 0; i < entryGroup.length; i++) {
    const group = entryGroup[i]!;
    if (group >= 0) leaver[next[group]!++] = i;
  }
  return { entryGroup, leaverStart, leaver };
}
