const RADIX_BITS = 11;
const BUCKETS = 1 << RADIX_BITS;
const MASK = BUCKETS - 1;

/** Insertion sort for short columns: no buffers to fill. */
function shortOrder(values: Float64Array): Uint32Array {
  const order = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    let at = i;
    while (at > 0 && values[order[at - 1]!]! > value) {
      order[at] = order[at - 1]!;
      at--;
    }
    order[at] = i;
  }
  return order;
}

/**
 * The permutation that sorts finite numbers ascending, equal values in their given order.
 * Least-significant-digit radix sort on the 64 bits of the doubles; digits that do not vary are
 * skipped, so that whole numbers need few passes. NaN must not occur; -0 sorts before 0.
 */
export function radixOrder(values: Float64Array): Uint32Array {
  const n = values.length;
  if (n <= 48) return shortOrder(values);
  let low = new Uint32Array(n);
  let high = new Uint32Array(n);
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * n);
  const counts = [0, 0, 0, 0, 0, 0].map(() => new Uint32Array(BUCKETS));
  const [c0, c1, c2, c3, c4, c5] = counts as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  for (let i = 0; i < n; i++) {
    let lo = words[2 * i]!;
    let hi = words[2 * i + 1]!;
    if (hi >>> 31 === 1) {
      lo = ~lo >>> 0;
      hi = ~hi >>> 0;
    } else hi = (hi | 0x80000000) >>> 0;
    low[i] = lo;
    high[i] = hi;
    c0[lo & MASK]!++;
    c1[(lo >>> 11) & MASK]!++;
    c2[lo >>> 22]!++;
    c3[hi & MASK]!++;
    c4[(hi >>> 11) & MASK]!++;
    c5[hi >>> 22]!++;
  }
  let order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  let lowTo = new Uint32Array(n);
  let highTo = new Uint32Array(n);
  let orderTo = new Uint32Array(n);
  for (let digit = 0; digit < 6; digit++) {
    const count = counts[digit]!;
    const shift = (digit % 3) * RADIX_BITS;
    const key = digit < 3 ? low : high;
    if (count[(key[0]! >>> shift) & MASK] === n) continue;
    scatter(key, shift, count, low, high, order, lowTo, highTo, orderTo, digit < 3);
    [low, lowTo] = [lowTo, low];
    [high, highTo] = [highTo, high];
    [order, orderTo] = [orderTo, order];
  }
  return order;
}

function scatter(
  key: Uint32Array,
  shift: number,
  count: Uint32Array,
  low: Uint32Array,
  high: Uint32Array,
  order: Uint32Array,
  lowTo: Uint32Array,
  highTo: Uint32Array,
  orderTo: Uint32Array,
  keepLow: boolean,
): void {
  let start = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const size = count[bucket]!;
    count[bucket] = start;
    start += size;
  }
  for (let i = 0; i < key.length; i++) {
    const bucket = (key[i]! >>> shift) & MASK;
    const to = count[bucket]!;
    count[bucket] = to + 1;
    if (keepLow) lowTo[to] = low[i]!;
    highTo[to] = high[i]!;
    orderTo[to] = order[i]!;
  }
}
