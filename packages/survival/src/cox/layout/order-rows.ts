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
  const n = byTime.length;
  const happened = new Uint8Array(n);
  for (let i = 0; i < n; i++) happened[i] = event[byTime[i]!]!;
  const order = new Int32Array(n);
  const sorted = new Uint8Array(n);
  for (let start = 0; start < n; ) {
    const value = sortedTime[start]!;
    let end = start + 1;
    while (end < n && sortedTime[end] === value) end++;
    let next = start;
    for (let i = start; i < end; i++) {
      if (happened[i] !== 1) continue;
      order[next] = byTime[i]!;
      sorted[next++] = 1;
    }
    if (next < end) {
      for (let i = start; i < end; i++) if (happened[i] !== 1) order[next++] = byTime[i]!;
    }
    start = end;
  }
  const rows = { order, time: sortedTime, event: sorted, stratum: null };
  return stratum === null ? rows : gatherByStratum(rows, stratum, strata);
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
