import { mask, setColumn } from './journal';
import { columnAt, columnCount, MOST_COLUMNS, n, putWhole, wholeAt } from './memory';
import { one, other, pickNearAny } from './pick';
import { below, uniform } from './random';
import { keepsRules } from './rules';

const MOST_BANDS: i32 = 8;
const ATTEMPTS: i32 = 30;
const numeric: usize = memory.data(MOST_COLUMNS * 4, 16);
const medians: usize = memory.data(MOST_COLUMNS * 4, 16);
const bandCount: usize = memory.data(MOST_COLUMNS * 4, 16);
const bands: usize = memory.data(MOST_COLUMNS * MOST_BANDS * 8, 16);
let numericCount: i32 = 0;
/** Columns of levels whose counts are nowhere printed, and how many levels each has. */
const free: usize = memory.data(MOST_COLUMNS * 4, 16);
const levels: usize = memory.data(MOST_COLUMNS * 4, 16);
let freeCount: i32 = 0;

export function clearColumns(): void {
  numericCount = 0;
  freeCount = 0;
  memory.fill(bandCount, 0, MOST_COLUMNS * 4);
}

/** A column of numbers and its median; bands, within which a value may move, are added one by one. */
export function addNumeric(column: i32, median: i32): void {
  putWhole(numeric, numericCount, column);
  putWhole(medians, column, median);
  numericCount++;
}

export function addFree(column: i32, levelCount: i32): void {
  putWhole(free, freeCount, column);
  putWhole(levels, column, levelCount);
  freeCount++;
}

export function addBand(column: i32, from: i32, to: i32): void {
  const count = wholeAt(bandCount, column);
  const at = bandAt(column, count);
  store<i32>(at, from);
  store<i32>(at, to, 4);
  putWhole(bandCount, column, count + 1);
}

/** Two rows' values change places in the columns of `which`; false if nothing does or may. */
export function exchange(a: i32, b: i32, which: i32): bool {
  for (let column = 0; column < columnCount; column++) {
    if (((which >> column) & 1) === 0) continue;
    const values = columnAt(column);
    const kept = wholeAt(values, a);
    setColumn(column, a, wholeAt(values, b));
    setColumn(column, b, kept);
  }
  return mask !== 0 && keepsRules(a) && keepsRules(b);
}

/** One column's values of two patients change places. */
export function swapColumn(): bool {
  const column = below(columnCount);
  const values = columnAt(column);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    pickNearAny();
    if (wholeAt(values, one) !== wholeAt(values, other)) return exchange(one, other, 1 << column);
  }
  return false;
}

/** Two to four columns' values of two patients change places. */
export function swapSome(): bool {
  pickNearAny();
  let which = 0;
  for (let count = 2 + below(3); count > 0; count--) which |= 1 << below(columnCount);
  return exchange(one, other, which);
}

/** Two patients change places: all columns, but not the outcome. */
export function swapPatients(): bool {
  pickNearAny();
  return exchange(one, other, -1);
}

/** Two swaps at once, of a column or of patients, anywhere. */
export function swapTwice(): bool {
  return (
    (uniform() < 0.5 ? swapColumn() : swapPatients()) &&
    (uniform() < 0.5 ? swapColumn() : swapPatients())
  );
}

/** A number takes another value of its band, so that median and range stay; or a free level changes. */
export function changeValue(): bool {
  if (numericCount + freeCount === 0) return false;
  const which = below(numericCount + freeCount);
  return which < numericCount
    ? changeNumber(wholeAt(numeric, which))
    : changeLevel(wholeAt(free, which - numericCount));
}

function changeLevel(column: i32): bool {
  const row = below(n);
  const count = wholeAt(levels, column);
  const value = (wholeAt(columnAt(column), row) + 1 + below(count - 1)) % count;
  setColumn(column, row, value);
  return keepsRules(row);
}

function changeNumber(column: i32): bool {
  const row = below(n);
  const before = wholeAt(columnAt(column), row);
  const count = wholeAt(bandCount, column);
  for (let band = 0; band < count; band++) {
    const from = load<i32>(bandAt(column, band));
    const to = load<i32>(bandAt(column, band), 4);
    if (before < from || before > to) continue;
    if (from === to) return false;
    const step = 1 + below(3);
    const value =
      uniform() < 0.6 ? before + (uniform() < 0.5 ? -step : step) : from + below(to - from + 1);
    if (value < from || value > to) return false;
    setColumn(column, row, value);
    return keepsSummary(column);
  }
  return false;
}

function keepsSummary(column: i32): bool {
  const values = columnAt(column);
  const median = wholeAt(medians, column);
  let under = 0;
  let upTo = 0;
  let lowest = wholeAt(values, 0);
  let highest = lowest;
  for (let row = 0; row < n; row++) {
    const value = wholeAt(values, row);
    if (value < median) under++;
    if (value <= median) upTo++;
    lowest = min(lowest, value);
    highest = max(highest, value);
  }
  const least = load<i32>(bandAt(column, 0));
  const most = load<i32>(bandAt(column, wholeAt(bandCount, column) - 1), 4);
  return lowest === least && highest === most && 2 * under < n && 2 * upTo > n;
}

function bandAt(column: i32, band: i32): usize {
  return bands + ((<usize>(column * MOST_BANDS + band)) << 3);
}
