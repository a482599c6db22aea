import type { OrderedRows } from './order-rows.ts';

export interface FoundGroups {
  readonly groups: number;
  readonly groupTime: Float64Array;
  readonly groupStratum: Int32Array;
  readonly deaths: Int32Array;
  /** Last group at or before the time of each ordered row in its stratum, or -1. */
  readonly rowGroup: Int32Array;
}

/** Distinct event times of each stratum. */
export function findGroups(rows: OrderedRows): FoundGroups {
  const { time, event } = rows;
  const most = countEvents(event);
  const rowGroup = new Int32Array(time.length);
  const groupTime = new Float64Array(most);
  const groupStratum = new Int32Array(most);
  const deaths = new Int32Array(most);
  const groups = markGroups(rows, rowGroup, groupTime, groupStratum, deaths);
  return {
    groups,
    groupTime: groupTime.slice(0, groups),
    groupStratum: groupStratum.slice(0, groups),
    deaths,
    rowGroup,
  };
}

/** Fills the arrays of `FoundGroups`; returns how many groups there are. */
function markGroups(
  { time, event, stratum }: OrderedRows,
  rowGroup: Int32Array,
  groupTime: Float64Array,
  groupStratum: Int32Array,
  deaths: Int32Array,
): number {
  const n = time.length;
  let groups = 0;
  let current = -1;
  let now = Number.NaN;
  let inStratum = 0;
  for (let i = 0; i < n; i++) {
    if (stratum !== null && stratum[i] !== inStratum) {
      inStratum = stratum[i]!;
      current = -1;
      now = Number.NaN;
    }
    if (event[i] === 1) {
      if (time[i] !== now) {
        now = time[i]!;
        current = groups++;
        groupTime[current] = now;
        groupStratum[current] = inStratum;
      }
      deaths[current]!++;
    }
    rowGroup[i] = current;
  }
  return groups;
}

export function countEvents(event: Uint8Array): number {
  let events = 0;
  for (let i = 0; i < event.length; i++) events += event[i]!;
  return events;
}

/**
 * Last group whose time is at or before each ordered row's entry; one before its stratum's first if
 * there is none. `entry` is by input row.
 */
export function missedGroups(
  rows: OrderedRows,
  found: FoundGroups,
  entry: Float64Array,
): Int32Array {
  const { order, stratum } = rows;
  const missed = new Int32Array(order.length);
  let first = 0;
  for (let i = 0; i < order.length; i++) {
    if (stratum !== null) {
      while (first < found.groups && found.groupStratum[first]! < stratum[i]!) first++;
    }
    let low = first;
    let high = found.rowGroup[i]! + 1;
    const start = entry[order[i]!]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (found.groupTime[middle]! <= start) low = middle + 1;
      else high = middle;
    }
    missed[i] = low - 1;
  }
  return missed;
}
