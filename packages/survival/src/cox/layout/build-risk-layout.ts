import { buildDelayedEntry, segmentStarts } from './build-delayed-entry.ts';
import { type FoundGroups, findGroups, missedGroups } from './find-groups.ts';
import type { OrderedRows } from './order-rows.ts';
import type { RiskLayout } from './risk-layout.ts';

/** Finds the event groups, segments and delayed entries of ordered rows (`entry` by input row). */
export function buildRiskLayout(ordered: OrderedRows, entry: Float64Array | null): RiskLayout {
  const found = findGroups(ordered);
  const { groups, groupTime, groupStratum } = found;
  const missed = entry === null ? null : missedGroups(ordered, found, entry);
  const n = ordered.order.length;
  const order = new Int32Array(n);
  const rowGroup = new Int32Array(n);
  const entryGroup = missed === null ? null : new Int32Array(n);
  const groupStart = new Int32Array(groups + 1);
  const groupEventEnd = new Int32Array(groups);
  const rows = keepRows(ordered, found, missed, {
    order,
    rowGroup,
    entryGroup,
    groupStart,
    groupEventEnd,
  });
  groupStart[groups] = rows;
  const kept = {
    order: order.subarray(0, rows),
    rowGroup: rowGroup.subarray(0, rows),
    entryGroup: entryGroup === null ? null : entryGroup.subarray(0, rows),
  };
  const segmentGroup = segmentStarts(groupStratum, groups, kept.rowGroup, kept.entryGroup);
  const delayed =
    kept.entryGroup === null
      ? null
      : buildDelayedEntry(kept.entryGroup, segmentGroup, kept.rowGroup);
  return {
    rows,
    order: kept.order,
    groups,
    groupStart,
    groupEventEnd,
    groupTime,
    groupStratum,
    rowGroup: kept.rowGroup,
    segments: segmentGroup.length - 1,
    segmentGroup,
    delayed,
  };
}

interface LayoutArrays {
  readonly order: Int32Array;
  readonly rowGroup: Int32Array;
  readonly entryGroup: Int32Array | null;
  readonly groupStart: Int32Array;
  readonly groupEventEnd: Int32Array;
}

/** Fills the arrays with the rows that are at risk at some event time; returns how many. */
function keepRows(
  ordered: OrderedRows,
  found: FoundGroups,
  missed: Int32Array | null,
  { order, rowGroup, entryGroup, groupStart, groupEventEnd }: LayoutArrays,
): number {
  let rows = 0;
  let last = -1;
  for (let i = 0; i < ordered.order.length; i++) {
    const group = found.rowGroup[i]!;
    if (group < 0 || (missed !== null && missed[i] === group)) continue;
    if (group !== last) {
      groupStart[group] = rows;
      groupEventEnd[group] = rows + found.deaths[group]!;
      last = group;
    }
    order[rows] = ordered.order[i]!;
    rowGroup[rows] = group;
    if (entryGroup !== null) entryGroup[rows] = missed![i]!;
    rows++;
  }
  return rows;
}
