import { reach, STRETCH } from './memory';

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

/** What `hasNearTies` and `findGroups` have seen so far. */
let last: f64 = -Infinity;
let sum: f64 = 0;
let distinct: f64 = 0;
let smallest: f64 = Infinity;
let groups: i32 = 0;
let kept: i32 = 0;

let end: usize = __heap_base;

/** Lays out the memory for as many numbers; false if there is not enough. */
export function setupOrder(count: i32, withGroups: bool): bool {
  rows = count;
  end = __heap_base;
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
  if (!reach(end)) return false;
  memory.fill(counts, 0, 4 * BUCKETS * DIGITS);
  last = -Infinity;
  sum = 0;
  distinct = 0;
  smallest = Infinity;
  groups = 0;
  kept = 0;
  return true;
}

function bytes(count: u32): usize {
  const at = (end + 15) & ~15;
  end = at + count;
  return at;
}

/** Radix sort on the bits of the doubles; digits that do not vary are skipped. */
export function sortValues(): void {
  for (let from = 0; from < rows; from += STRETCH) takeKeys(from, min(from + STRETCH, rows));
  const first = load<u64>(keys);
  for (let digit: u32 = 0; digit < DIGITS; digit++) {
    const shift = digit * BITS;
    const count = counts + ((digit << BITS) << 2);
    const bucket = <u32>(first >> shift) & (BUCKETS - 1);
    if (load<i32>(count + (bucket << 2)) === rows) continue;
    toStarts(count);
    for (let from = 0; from < rows; from += STRETCH) {
      scatter(from, min(from + STRETCH, rows), shift, count);
    }
    const sorted = keysTo;
    keysTo = keys;
    keys = sorted;
    const ordered = orderTo;
    orderTo = order;
    order = ordered;
  }
}

/** Bits that sort like the numbers, and how often each digit of them occurs. */
export function takeKeys(from: i32, to: i32): void {
  for (let i = from; i < to; i++) {
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

/** Counts of a digit to the first place of each of its values. */
function toStarts(count: usize): void {
  let start = 0;
  for (let bucket: u32 = 0; bucket < BUCKETS; bucket++) {
    const size = load<i32>(count + (bucket << 2));
    store<i32>(count + (bucket << 2), start);
    start += size;
  }
}

export function scatter(from: i32, to: i32, shift: u32, count: usize): void {
  for (let i = from; i < to; i++) {
    const key = load<u64>(keys + ((<usize>i) << 3));
    const next = count + ((<u32>(key >> shift) & (BUCKETS - 1)) << 2);
    const at = load<i32>(next);
    store<i32>(next, at + 1);
    store<u64>(keysTo + ((<usize>at) << 3), key);
    store<i32>(orderTo + ((<usize>at) << 2), load<i32>(order + ((<usize>i) << 2)));
  }
}

/** True if two distinct sorted numbers are near ties, see `mergeNearTies`. */
export function hasNearTies(tolerance: f64): bool {
  for (let from = 0; from < rows; from += STRETCH) scanSteps(from, min(from + STRETCH, rows));
  return smallest <= tolerance || smallest / (sum / distinct) <= tolerance;
}

export function scanSteps(from: i32, to: i32): void {
  for (let i = from; i < to; i++) {
    const value = valueAt(i);
    if (value === last) continue;
    smallest = min(smallest, value - last);
    sum += abs(value);
    distinct += 1;
    last = value;
  }
}

/**
 * Groups of sorted rows by distinct event time, events first in each; rows before the first event
 * are left out. Returns the number of groups.
 */
export function findGroups(): i32 {
  for (let from = 0; from < rows; ) from = addTime(from);
  store<i32>(layoutStart + ((<usize>groups) << 2), kept);
  return groups;
}

/** The rows of the time that begins at sorted row `from`; returns where the next begins. */
export function addTime(from: i32): i32 {
  const value = valueAt(from);
  let to = from;
  let deaths = 0;
  for (; to < rows && valueAt(to) === value; to++) deaths += eventAt(to);
  if (deaths > 0) {
    store<i32>(layoutStart + ((<usize>groups) << 2), kept);
    store<i32>(layoutEventEnd + ((<usize>groups) << 2), kept + deaths);
    store<f64>(layoutTime + ((<usize>groups) << 3), value);
    groups++;
  }
  if (groups === 0) return to;
  let happened = kept;
  let censored = kept + deaths;
  for (let i = from; i < to; i++) {
    const isEvent = eventAt(i);
    const place = isEvent ? happened : censored;
    happened += isEvent;
    censored += 1 - isEvent;
    store<i32>(layoutOrder + ((<usize>place) << 2), rowAt(i));
    store<i32>(layoutGroup + ((<usize>place) << 2), groups - 1);
  }
  kept += to - from;
  return to;
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
