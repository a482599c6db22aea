/**
 * Rows in the order stratum, time, events first, input order.
 * `byTime` is a stable ascending order of the rows by time.
 */
export function orderRows(
  byTime: Uint32Array,
  time: Float64Array,
  event: Uint8Array,
  stratum: Int32Array | null,
  strata: number,
): Int32Array {
  const sorted = eventsFirst(byTime, time, event);
  return stratum === null || strata < 2 ? sorted : gatherByCode(sorted, stratum, strata);
}

function eventsFirst(byTime: Uint32Array, time: Float64Array, event: Uint8Array): Int32Array {
  const n = byTime.length;
  const sorted = new Int32Array(n);
  for (let start = 0; start < n; ) {
    const value = time[byTime[start]!]!;
    let end = start;
    let next = start;
    for (; end < n && time[byTime[end]!] === value; end++) {
      if (event[byTime[end]!] === 1) sorted[next++] = byTime[end]!;
    }
    for (let i = start; next < end; i++) {
      if (event[byTime[i]!] !== 1) sorted[next++] = byTime[i]!;
    }
    start = end;
  }
  return sorted;
}

function gatherByCode(rows: Int32Array, code: Int32Array, codes: number): Int32Array {
  const next = new Int32Array(codes + 1);
  for (let i = 0; i < rows.length; i++) next[code[rows[i]!]! + 1]!++;
  for (let c = 0; c < codes; c++) next[c + 1]! += next[c]!;
  const sorted = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    sorted[next[code[row]!]!++] = row;
  }
  return sorted;
}
