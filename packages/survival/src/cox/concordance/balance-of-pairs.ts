const WORD = 5;

/**
 * For rows in ascending order of their predictors, `keys` = 2 x place in time (0, 1, ..., each
 * once) + 1 for an event; by place in time: the rows before it in `keys` with a later time, if it
 * is an event, less the events before it in `keys` with an earlier time.
 *
 * Rows are parted by one bit of the time after another, from the highest, as in a wavelet tree: a
 * pair is counted where it parts. All reading and writing is in a few streams. The last 5 bits are
 * counted in bit sets. Writes over `keys`.
 */
export function balanceOfPairs(keys: Int32Array): Int32Array {
  const n = keys.length;
  let from = keys;
  let to: Int32Array = new Int32Array(n);
  let balance = new Int32Array(n);
  let balanceTo = new Int32Array(n);
  const bits = n > 1 ? 32 - Math.clz32(n - 1) : 0;
  for (let bit = bits - 1; bit >= WORD; bit--) {
    const width = 2 << bit;
    for (let start = 0; start < n; start += width) {
      partByBit(from, balance, to, balanceTo, start, Math.min(start + width, n), bit);
    }
    [from, to] = [to, from];
    [balance, balanceTo] = [balanceTo, balance];
  }
  for (let start = 0; start < n; start += 1 << WORD) {
    countInWord(from, balance, balanceTo, start, Math.min(start + (1 << WORD), n));
  }
  return balanceTo;
}

/** Parts the rows of the times start..end - 1 into the earlier and the later half. */
function partByBit(
  keys: Int32Array,
  balance: Int32Array,
  keysTo: Int32Array,
  balanceTo: Int32Array,
  start: number,
  end: number,
  bit: number,
): void {
  const shift = bit + 1;
  let earlier = start;
  let later = start + (1 << bit);
  const firstLater = later;
  let earlierEvents = 0;
  for (let i = start; i < end; i++) {
    const key = keys[i]!;
    const isLater = (key >> shift) & 1;
    const isEvent = key & 1;
    const seen = (later - firstLater) & -isEvent & (isLater - 1);
    const to = earlier + ((later - earlier) & -isLater);
    keysTo[to] = key;
    balanceTo[to] = balance[i]! + seen - (earlierEvents & -isLater);
    later += isLater;
    earlier += 1 - isLater;
    earlierEvents += isEvent & (1 - isLater);
  }
}

/** Counts the pairs within 32 times; `balanceTo` is by time. */
function countInWord(
  keys: Int32Array,
  balance: Int32Array,
  balanceTo: Int32Array,
  start: number,
  end: number,
): void {
  let rows = 0;
  let events = 0;
  for (let i = start; i < end; i++) {
    const key = keys[i]!;
    const place = (key >> 1) & 31;
    const bit = 1 << place;
    const isEvent = key & 1;
    const earlier = bit - 1;
    const later = ~(bit | earlier) & -isEvent;
    balanceTo[start + place] = balance[i]! + bitCount(rows & later) - bitCount(events & earlier);
    rows |= bit;
    events |= bit & -isEvent;
  }
}

function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
