/** Most of everything: a cohort of a study, its printed models and curves. */
export const MOST_ROWS: i32 = 240;
export const MOST_COLUMNS: i32 = 24;
export const MOST_TERMS: i32 = 32;
export const MOST_BLOCKS: i32 = 24;
export const MOST_PANELS: i32 = 4;
export const MOST_CURVES: i32 = 12;
export const MOST_COPIES: i32 = 64;
/** Columns of a dense model, rounded up: three vectors. */
export const WIDTH: i32 = 12;
export const ROW: usize = 48;

export let n: i32 = 0;
export let columnCount: i32 = 0;

/** The cohort as it stands: columns, then times and events of both endpoints, whole numbers. */
export let primary: usize = 0;
export let primaryEnd: usize = 0;
export let columns: usize = 0;
export let times: usize = 0;
export let events: usize = 0;

/** What follows from it, by row: bits of the binary terms; codes of the blocks; design rows. */
export let bits: usize = 0;
export let codes: usize = 0;
export let design: usize = 0;
/** Rows of both endpoints from the last time to the first, and what each one ends (see `layOut`). */
export let sequence: usize = 0;
export let kinds: usize = 0;

/** Estimates and penalties as they stand. */
export let blockBeta: usize = 0;
export let blockPenalty: usize = 0;
export let blockMatched: usize = 0;
export let panelBeta: usize = 0;
export let panelVariance: usize = 0;
export let panelRisk: usize = 0;
export let panelPenalty: usize = 0;
export let panelMatched: usize = 0;
export let curvePenalty: usize = 0;
export let curveMatched: usize = 0;
/** Penalty of the state. */
let energyPlace: usize = 0;
let stateEnd: usize = 0;

let copies: usize = 0;
export let best: usize = 0;
let end: usize = __heap_base;

/** Lays out the memory for cohorts of so many patients and columns, all zero. */
export function setup(rowCount: i32, columnsOfAll: i32): void {
  n = rowCount;
  columnCount = columnsOfAll;
  end = __heap_base;
  primary = words(columnCount * n);
  columns = primary;
  times = words(2 * n);
  events = words(2 * n);
  primaryEnd = end;
  bits = words(n);
  sequence = bytes(2 * MOST_ROWS);
  kinds = bytes(2 * MOST_ROWS);
  codes = bytes(MOST_BLOCKS * MOST_ROWS * 16);
  design = bytes(MOST_PANELS * MOST_ROWS * 48);
  blockBeta = bytes(MOST_BLOCKS * 48);
  blockPenalty = bytes(MOST_BLOCKS * 16);
  blockMatched = bytes(MOST_BLOCKS * 16);
  panelBeta = bytes(MOST_PANELS * 48);
  panelVariance = bytes(MOST_PANELS * 48 * WIDTH);
  panelRisk = bytes(MOST_PANELS * MOST_ROWS * 4);
  panelPenalty = bytes(MOST_PANELS * 4);
  panelMatched = bytes(MOST_PANELS * 4);
  curvePenalty = bytes(MOST_CURVES * 8);
  curveMatched = bytes(MOST_CURVES * 4);
  energyPlace = bytes(8);
  stateEnd = end;
  best = bytes(<i32>(primaryEnd - primary));
  copies = bytes(<i32>(stateEnd - primary) * MOST_COPIES);
  const missing = <i32>((end + 0xffff) >>> 16) - memory.size();
  if (missing > 0) memory.grow(missing);
  memory.fill(__heap_base, 0, end - __heap_base);
}

/** Keeps the whole state under a number, and takes it back. */
export function keep(copy: i32): void {
  const size = stateEnd - primary;
  memory.copy(copies + <usize>copy * size, primary, size);
}

export function recall(copy: i32): void {
  const size = stateEnd - primary;
  memory.copy(primary, copies + <usize>copy * size, size);
}

/** The states under two numbers change places; what is in work is lost. */
export function change(one: i32, other: i32): void {
  const size = stateEnd - primary;
  memory.copy(primary, copies + <usize>one * size, size);
  memory.copy(copies + <usize>one * size, copies + <usize>other * size, size);
  memory.copy(copies + <usize>other * size, primary, size);
}

export function energy(): f64 {
  return load<f64>(energyPlace);
}

export function setEnergy(value: f64): void {
  store<f64>(energyPlace, value);
}

export function keepBest(): void {
  memory.copy(best, primary, primaryEnd - primary);
}

export function wholeAt(array: usize, index: i32): i32 {
  return load<i32>(array + ((<usize>index) << 2));
}

export function putWhole(array: usize, index: i32, value: i32): void {
  store<i32>(array + ((<usize>index) << 2), value);
}

export function columnAt(column: i32): usize {
  return columns + ((<usize>(column * n)) << 2);
}

export function timesOf(endpoint: i32): usize {
  return times + ((<usize>(endpoint * n)) << 2);
}

export function eventsOf(endpoint: i32): usize {
  return events + ((<usize>(endpoint * n)) << 2);
}

export function sequenceOf(endpoint: i32): usize {
  return sequence + <usize>(endpoint * MOST_ROWS);
}

export function kindsOf(endpoint: i32): usize {
  return kinds + <usize>(endpoint * MOST_ROWS);
}

function words(count: i32): usize {
  return bytes(count << 2);
}

function bytes(count: i32): usize {
  const at = (end + 15) & ~15;
  end = at + <usize>count;
  return at;
}
