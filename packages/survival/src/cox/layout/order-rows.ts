export interface OrderedRows {
  /** Input row at each place: by stratum, time, events first, input order. */
  readonly order: Int32Array;
  readonly time: Float64Array;
  readonly event: Uint8Array;
  /** Null without strata. */
  readonly stratum: Int32Array | null;
}

/**
 * Rows in the order stratum, time, events first, input order, with their values in that order.
 * `byTime` is a stable ascending order of the rows by time, `sortedTime` the times in that order.
 */
export function orderRows(
  byTime: Uint32Array,
  sortedTime: Float64Array,
  event: Uint8Array,
  stratum: Int32Array | null,
  strata: number,
): OrderedRows {
  const order = new Int32Array(byTime.length);
  const sorted = new Uint8Array(byTime.length);
  putEventsFirst(byTime, sortedTime, event, order, sorted);
  const rows = { order, time: sortedTime, event: sorted, stratum: null };
  return stratum === null ? rows : gatherByStratum(rows, stratum, strata);
}

function putEventsFirst(
  byTime: Uint32Array,
  sortedTime: Float64Array,
  event: Uint8Array,
  order: Int32Array,
  sorted: Uint8Array,
): void {
  const n = byTime.length;
  for (let start = 0; start < n; ) {
    const value = sortedTime[start]!;
    let end = start;
    let censored = start;
    for (; end < n && sortedTime[end] === value; end++) censored += event[byTime[end]!]!;
    let happened = start;
    for (let i = start; i < end; i++) {
      const row = byTime[i]!;
      const isEvent = event[row]!;
      const to = isEvent === 1 ? happened : censored;
      happened += isEvent;
      censored += 1 - isEvent;
      order[to] = row;
      sorted[to] = isEvent;
    }
    start = end;
  }
}

function gatherByStratum(rows: OrderedRows, code: Int32Array, codes: number): OrderedRows {
  const n = code.length;
  const next = new Int32Array(codes + 1);
  for (let i = 0; i < n; i++) next[code[i]! + 1]!++;
  for (let c = 0; c < codes; c++) next[c + 1]! += next[c]!;
  const order = new Int32Array(n);
  const time = new Float64Array(n);
  const event = new Uint8Array(n);
  const stratum = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const row = rows.order[i]!;
    const to = next[code[row]!]!++;
    order[to] = row;
    time[to] = rows.time[i]!;
    event[to] = rows.event[i]!;
    stratum[to] = code[row]!;
  }
  return { order, time, event, stratum };
}
