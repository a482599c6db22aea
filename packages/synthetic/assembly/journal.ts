import { columnAt, eventsOf, timesOf } from './memory';

const MOST_CHANGES: i32 = 8192;
const entries: usize = memory.data(MOST_CHANGES * 8, 16);
const changedRows: usize = memory.data(256);
let changes: i32 = 0;

/** Bits of the columns, and of the endpoints, that the move on trial has changed. */
export let mask: i32 = 0;
export let moved: i32 = 0;
/** As `moved`, where the order, ties or events did; complete once laid out. */
export let ranked: i32 = 0;
export let rowCount: i32 = 0;

export function clearJournal(): void {
  changes = 0;
  mask = 0;
  moved = 0;
  ranked = 0;
  rowCount = 0;
}

export function hasChanges(): bool {
  return changes > 0;
}

export function changedRow(index: i32): i32 {
  return <i32>load<u8>(changedRows + <usize>index);
}

export function setColumn(column: i32, row: i32, value: i32): void {
  if (write(columnAt(column) + ((<usize>row) << 2), value)) {
    mask |= 1 << column;
    mark(row);
  }
}

export function setOutcome(endpoint: i32, row: i32, time: i32, event: i32): void {
  const at = (<usize>row) << 2;
  if (write(timesOf(endpoint) + at, time)) {
    moved |= 1 << endpoint;
    mark(row);
  }
  if (write(eventsOf(endpoint) + at, event)) {
    moved |= 1 << endpoint;
    ranked |= 1 << endpoint;
    mark(row);
  }
}

export function markRanked(endpoint: i32): void {
  ranked |= 1 << endpoint;
}

/** Writes four bytes so that `revert` takes them back; whether they differ. */
export function write(at: usize, value: i32): bool {
  const before = load<i32>(at);
  if (before === value) return false;
  const entry = entries + ((<usize>changes) << 3);
  store<u32>(entry, <u32>at);
  store<i32>(entry, before, 4);
  store<i32>(at, value);
  changes++;
  return true;
}

export function revert(): void {
  for (let k = changes - 1; k >= 0; k--) {
    const entry = entries + ((<usize>k) << 3);
    store<i32>(<usize>load<u32>(entry), load<i32>(entry, 4));
  }
}

function mark(row: i32): void {
  for (let k = 0; k < rowCount; k++) if (changedRow(k) === row) return;
  store<u8>(changedRows + <usize>rowCount, <u8>row);
  rowCount++;
}
