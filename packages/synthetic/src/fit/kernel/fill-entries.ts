import type { Endpoint } from './endpoint.ts';

/**
 * For each row the first event, counted from the last in time, at which it is at risk: events as
 * `countGroupRisk` and `solveDense` lay them out. Rows with `codes` equal to `outside` don't count.
 */
export function fillEntries(
  { n, order, event, blockEnd }: Endpoint,
  codes: Uint8Array | null,
  outside: number,
  entries: Int32Array,
): void {
  let events = 0;
  for (let k = 0; k < n; ) {
    const end = blockEnd[k]!;
    const before = events;
    for (; k < end; k += 1) {
      const row = order[k]!;
      entries[row] = before;
      if (event[row] === 1 && (codes === null || codes[row] !== outside)) events += 1;
    }
  }
}
