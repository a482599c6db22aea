const BITS: u32 = 11;
const BUCKETS: u32 = 1 << BITS;
const DIGITS: u32 = 6;

let rows: i32 = 0;
let keys: usize = 0;
let keysTo: usize = 0;
let orderTo: usize = 0;
let counts: usize = 0;

/** Numbers to sort, finite; and whether each row has an event (a byte each). */
export let values: usize = 0;
export let events: usize = 0;
/** The rows in ascending order of their numbers, equal ones in their given order. */
export let order: usize = 0;
/** What `findGroups` fills: see RiskLayout. */
export let layoutOrder: usize = 0;
export let layoutGroup: usize = 0;
export let layoutStart: usize = 0;
export let layoutEventEnd: usize = 0;
export let layoutTime: usize = 0;

let end: usize = __heap_base;

/** Lays out the memory for as many numbers; false if there is not enough. Call once. */
export function setupOrder(count: i32, withGroups: bool): bool {
  rows = count;
  values = bytes(8 * rows);
  keys = bytes(8 * rows);
  keysTo = bytes(8 * rows);
  order = bytes(4 * rows);
  orderTo = bytes(4 * rows);
  counts = bytes(4 * BUCKETS * DIGITS);
  if (withGroups) {
    events = bytes(rows);
    layoutOrder = bytes(4 * rows);
    layoutGroup = bytes(4 * rows);
    layoutStart = bytes(4 * (rows + 1));
    layoutEventEnd = bytes(4 * rows);
    layoutTime = bytes(8 * rows);
  }
  const missing = <i32>((end + 0xffff) >>> 16) - memory.size();
  return missing <= 0 || memory.grow(missing) >= 0;
}

function bytes(count: u32): usize {
  const at = (end + 15) & ~15;
  end = at + count;
  return at;
}

/** Radix sort on the bits of the doubles; digits that do not vary are skipped. */
export function sortValues(): void {
  takeKeys();
  const first = load<u64>(keys);
  for (let digit: u32 = 0; digit < DIGITS; digit++) {
    const shift = digit * BITS;
    const count = counts + ((digit << BITS) << 2);
    const bucket = <u32>(first >> shift) & (BUCKETS - 1);
    if (load<i32>(count + (bucket << 2)) !== rows) scatter(shift, count);
  }
}

/** Bits that sort like the numbers, and how often each digit of them occurs. */
function takeKeys(): void {
  for (let i = 0; i < rows; i++) {
    const bits = load<u64>(values + ((<usize>i) << 3));
    const key = bits ^ (<u64>(<i64>bits >> 63) | 0x8000000000000000);
    store<u64>(keys + ((<usize>i) << 3), key);
    store<i32>(order + ((<usize>i) << 2), i);
    for (let digit: u32 = 0; digit < DIGITS; digit++) {
      const bucket = <u32>(key >> (digit * BITS)) & (BUCKETS - 1);
      const at = counts + (((digit << BITS) + bucket) << 2);
      store<i32>(at, load<i32>(at) + 1);
    }
  }
}

function scatter(shift: u32, count: usize): void {
  let start = 0;
  for (let bucket: u32 = 0; bucket < BUCKETS; bucket++) {
    const size = load<i32>(count + (bucket << 2));
    store<i32>(count + (bucket << 2), start);
    start += size;
  }
  for (let i = 0; i < rows; i++) {
    const key = load<u64>(keys + ((<usize>i) << 3));
    const bucket = <u32>(key >> shift) & (BUCKETS - 1);
    const to = load<i32>(count + (bucket << 2));
    store<i32>(count + (bucket << 2), to + 1);
    store<u64>(keysTo + ((<usize>to) << 3), key);
    store<i32>(orderTo + ((<usize>to) << 2), load<i32>(order + ((<usize>i) << 2)));
  }
  const sorted = keysTo;
  keysTo = keys;
  keys = sorted;
  const ordered = orderTo;
  orderTo = order;
  order = ordered;
}

/** True if two distinct sorted numbers are near ties, see `mergeNearTies`. */
export function hasNearTies(tolerance: f64): bool {
  let last = -Infinity;
  let sum: f64 = 0;
  let distinct: f64 = 0;
  let smallest = Infinity;
  for (let i = 0; i < rows; i++) {
    const value = valueAt(i);
    if (value === last) continue;
    smallest = min(smallest, value - last);
    sum += abs(value);
    distinct += 1;
    last = value;
  }
  return smallest <= tolerance || smallest / (sum / distinct) <= tolerance;
}

/**
 * Groups of sorted rows by distinct event time, events first in each; rows before the first event
 * are left out. Returns the number of groups.
 */
export function findGroups(): i32 {
  let groups = 0;
  let next = 0;
  for (let from = 0; from < rows; ) {
    const value = valueAt(from);
    let to = from;
    let deaths = 0;
    for (; to < rows && valueAt(to) === value; to++) deaths += eventAt(to);
    if (deaths > 0) {
      store<i32>(layoutStart + ((<usize>groups) << 2), next);
      store<i32>(layoutEventEnd + ((<usize>groups) << 2), next + deaths);
      store<f64>(layoutTime + ((<usize>groups) << 3), value);
      groups++;
    }
    if (groups > 0) {
      let happened = next;
      let censored = next + deaths;
      for (let i = from; i < to; i++) {
        const isEvent = eventAt(i);
        const place = isEvent ? happened : censored;
        happened += isEvent;
        censored += 1 - isEvent;
        store<i32>(layoutOrder + ((<usize>place) << 2), rowAt(i));
        store<i32>(layoutGroup + ((<usize>place) << 2), groups - 1);
      }
      next += to - from;
    }
    from = to;
  }
  store<i32>(layoutStart + ((<usize>groups) << 2), next);
  return groups;
}

function rowAt(i: i32): i32 {
  return load<i32>(order + ((<usize>i) << 2));
}

/** A sorted number, from its key. */
function valueAt(i: i32): f64 {
  const key = load<u64>(keys + ((<usize>i) << 3));
  return reinterpret<f64>(key ^ (<u64>(~(<i64>key) >> 63) | 0x8000000000000000));
}

function eventAt(i: i32): i32 {
  return <i32>load<u8>(events + <usize>rowAt(i));
}
