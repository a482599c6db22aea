import { buildDelayedEntry, segmentStarts } from './build-delayed-entry.ts';
import { orderRows } from './order-rows.ts';
import type { RiskLayout } from './risk-layout.ts';

export interface RiskTimes {
  /** Stable ascending order of the rows by time. */
  readonly byTime: Uint32Array;
  readonly time: Float64Array;
  readonly entry: Float64Array | null;
  readonly event: Uint8Array;
  /** Stratum codes 0..strata - 1, or null for one stratum. */
  readonly stratum: Int32Array | null;
  readonly strata: number;
}

/** Sorts the rows once and finds the event groups, segments and delayed entries. */
export function buildRiskLayout(times: RiskTimes): RiskLayout {
  const { time, entry, event, stratum } = times;
  const sorted = orderRows(times.byTime, time, event, stratum, times.strata);
  const found = findGroups(sorted, times);
  const missed = entry === null ? null : missedGroups(sorted, found, entry, stratum);
  const keep = new Int32Array(sorted.length);
  let rows = 0;
  for (let i = 0; i < sorted.length; i++) {
    const group = found.rowGroup[i]!;
    if (group >= 0 && (missed === null || missed[i] !== group)) keep[rows++] = i;
  }
  const order = new Int32Array(rows);
  const rowGroup = new Int32Array(rows);
  const entryGroup = missed === null ? null : new Int32Array(rows);
  const groupStart = new Int32Array(found.groups + 1).fill(rows);
  const groupEventEnd = new Int32Array(found.groups);
  for (let i = rows - 1; i >= 0; i--) {
    const from = keep[i]!;
    const group = found.rowGroup[from]!;
    order[i] = sorted[from]!;
    rowGroup[i] = group;
    groupStart[group] = i;
    if (entryGroup !== null && missed !== null) entryGroup[i] = missed[from]!;
  }
  for (let g = 0; g < found.groups; g++) groupEventEnd[g] = groupStart[g]! + found.deaths[g]!;
  const groupStratum = found.groupStratum.slice(0, found.groups);
  const base = {
    rows,
    order,
    groups: found.groups,
    groupStart,
    groupEventEnd,
    groupTime: found.groupTime.slice(0, found.groups),
    groupStratum,
    rowGroup,
  };
  const segmentGroup = segmentStarts(groupStratum, found.groups, rowGroup, entryGroup);
  const delayed =
    entryGroup === null ? null : buildDelayedEntry(entryGroup, segmentGroup, rowGroup);
  return { ...base, segments: segmentGroup.length - 1, segmentGroup, delayed };
}

interface FoundGroups {
  readonly groups: number;
  readonly groupTime: Float64Array;
  readonly groupStratum: Int32Array;
  readonly deaths: Int32Array;
  /** Last group at or before the row's time in its stratum, or -1. */
  readonly rowGroup: Int32Array;
}

function findGroups(sorted: Int32Array, times: RiskTimes): FoundGroups {
  const { time, event, stratum } = times;
  const n = sorted.length;
  const rowGroup = new Int32Array(n);
  let events = 0;
  for (let i = 0; i < n; i++) events += event[i]!;
  const groupTime = new Float64Array(events);
  const groupStratum = new Int32Array(events);
  const deaths = new Int32Array(events);
  let groups = 0;
  let current = -1;
  let lastStratum = -1;
  for (let i = 0; i < n; i++) {
    const row = sorted[i]!;
    const rowStratum = stratum === null ? 0 : stratum[row]!;
    if (rowStratum !== lastStratum) {
      current = -1;
      lastStratum = rowStratum;
    }
    if (event[row] === 1) {
      if (current < 0 || groupTime[current] !== time[row]) {
        current = groups++;
        groupTime[current] = time[row]!;
        groupStratum[current] = rowStratum;
      }
      deaths[current]!++;
    }
    rowGroup[i] = current;
  }
  return { groups, groupTime, groupStratum, deaths, rowGroup };
}

/** Last group whose time is at or before the row's entry; one before the stratum's if none. */
function missedGroups(
  sorted: Int32Array,
  found: FoundGroups,
  entry: Float64Array,
  stratum: Int32Array | null,
): Int32Array {
  const missed = new Int32Array(sorted.length);
  let first = 0;
  let lastStratum = -1;
  for (let i = 0; i < sorted.length; i++) {
    const row = sorted[i]!;
    const rowStratum = stratum === null ? 0 : stratum[row]!;
    if (rowStratum !== lastStratum) {
      while (first < found.groups && found.groupStratum[first]! < rowStratum) first++;
      lastStratum = rowStratum;
    }
    let low = first;
    let high = found.rowGroup[i]! + 1;
    const start = entry[row]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (found.groupTime[middle]! <= start) low = middle + 1;
      else high = middle;
    }
    missed[i] = low - 1;
  }
  return missed;
}
