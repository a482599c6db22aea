import { LARGE } from '../wasm/borrow-kernel.ts';
import { wasmOrder } from './wasm-order.ts';

const BITS = 11;
const BUCKETS = 1 << BITS;
const MASK = BUCKETS - 1;
/** Up to this length insertion sort is faster than filling buckets. */
const SHORT = 64;

/**
 * The permutation that sorts finite numbers ascending, equal values in their given order.
 * Radix sort on the upper 32 bits of the doubles (sign, exponent, 20 bits of mantissa), digits
 * that do not vary skipped; then each run of equal upper bits is sorted by its lower 32 bits.
 * NaN must not occur; 0 and -0 may come in either order.
 */
export function radixOrder(values: Float64Array): Uint32Array {
  const n = values.length;
  const compiled = n >= LARGE ? wasmOrder(values) : null;
  return compiled ?? plainOrder(values);
}

/** `radixOrder` in plain TypeScript. */
export function plainOrder(values: Float64Array): Uint32Array {
  const n = values.length;
  const order = new Uint32Array(n);
  countUp(order);
  if (n <= SHORT) {
    insertionSort(values, order, 0, n);
    return order;
  }
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * n);
  const keys = new Uint32Array(n);
  const lowerBits = takeUpperBits(words, keys);
  const sorted = sortByKey(keys, order);
  if (lowerBits !== 0) sortRuns(values, words, sorted.keys, sorted.order);
  return sorted.order;
}

function countUp(order: Uint32Array): void {
  for (let i = 0; i < order.length; i++) order[i] = i;
}

/** Upper bits as keys that sort like the numbers; returns the lower bits that occur. */
function takeUpperBits(words: Uint32Array, keys: Uint32Array): number {
  let lowerBits = 0;
  for (let i = 0; i < keys.length; i++) {
    const high = words[2 * i + 1]!;
    lowerBits |= words[2 * i]!;
    keys[i] = high ^ ((high >> 31) | 0x80000000);
  }
  return lowerBits;
}

interface Keyed {
  readonly keys: Uint32Array;
  readonly order: Uint32Array;
}

/** Stable least-significant-digit radix sort of `order` along `keys`; overwrites both. */
function sortByKey(keys: Uint32Array, order: Uint32Array): Keyed {
  const n = keys.length;
  const counts = [0, 1, 2].map(() => new Uint32Array(BUCKETS));
  countDigits(keys, counts[0]!, counts[1]!, counts[2]!);
  let from: Keyed = { keys, order };
  let to: Keyed = { keys: new Uint32Array(n), order: new Uint32Array(n) };
  counts.forEach((count, digit) => {
    const shift = digit * BITS;
    if (count[(keys[0]! >>> shift) & MASK] === n) return;
    scatter(shift, count, from.keys, from.order, to.keys, to.order);
    [from, to] = [to, from];
  });
  return from;
}

function countDigits(keys: Uint32Array, c0: Uint32Array, c1: Uint32Array, c2: Uint32Array): void {
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    c0[key & MASK]!++;
    c1[(key >>> BITS) & MASK]!++;
    c2[key >>> (2 * BITS)]!++;
  }
}

function scatter(
  shift: number,
  count: Uint32Array,
  keys: Uint32Array,
  order: Uint32Array,
  keysTo: Uint32Array,
  orderTo: Uint32Array,
): void {
  let start = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const size = count[bucket]!;
    count[bucket] = start;
    start += size;
  }
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const bucket = (key >>> shift) & MASK;
    const to = count[bucket]!;
    count[bucket] = to + 1;
    keysTo[to] = key;
    orderTo[to] = order[i]!;
  }
}

/** Sorts each run of equal upper bits by value. */
function sortRuns(
  values: Float64Array,
  words: Uint32Array,
  keys: Uint32Array,
  order: Uint32Array,
): void {
  const n = keys.length;
  for (let start = 0; start < n; ) {
    let end = start + 1;
    while (end < n && keys[end] === keys[start]) end++;
    if (end - start > 1) sortRun(values, words, order, start, end);
    start = end;
  }
}

function sortRun(
  values: Float64Array,
  words: Uint32Array,
  order: Uint32Array,
  start: number,
  end: number,
): void {
  const size = end - start;
  if (size <= SHORT) {
    insertionSort(values, order, start, end);
    return;
  }
  const negative = values[order[start]!]! < 0;
  const lower = new Uint32Array(size);
  for (let i = 0; i < size; i++) {
    const low = words[2 * order[start + i]!]!;
    lower[i] = negative ? ~low : low;
  }
  order.set(sortByKey(lower, order.slice(start, end)).order, start);
}

function insertionSort(values: Float64Array, order: Uint32Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const row = order[i]!;
    const value = values[row]!;
    let at = i;
    while (at > start && values[order[at - 1]!]! > value) {
      order[at] = order[at - 1]!;
      at--;
    }
    order[at] = row;
  }
}
