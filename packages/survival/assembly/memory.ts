/** Rows that are swept and multiplied out together: their panel stays in the first-level cache. */
export const BLOCK: i32 = 64;
/**
 * Rows for one call of a hot function. A hot function is compiled better between two of its calls,
 * so long loops are cut; it is exported because the compiler would inline it otherwise.
 */
export const STRETCH: i32 = 4096;
/** Rows of the input that are staged together, and the distance of staged columns. */
export const STAGED: i32 = 512;
export const STAGE_STRIDE: i32 = STAGED + 8;

export let rows: i32 = 0;
export let groups: i32 = 0;
export let segments: i32 = 0;
/** Efron's rule for tied events; else Breslow's. */
export let efron: bool = true;
/** Columns rounded up to a multiple of 4: the length of a row of every matrix; the rest is 0. */
export let width: i32 = 0;

/** Sorted rows, centred and scaled, row by row; the staged input; where each input row goes. */
export let matrix: usize = 0;
export let stage: usize = 0;
export let place: usize = 0;
export let centre: usize = 0;
export let scale: usize = 0;
export let beta: usize = 0;

/** By sorted row. `offset` is 0 when there is none. */
export let weight: usize = 0;
export let risk: usize = 0;
export let rowGroup: usize = 0;
/** Sum of the risks of a row and of those after it in its segment. */
export let above: usize = 0;
export let offset: usize = 0;

/** By group, see HazardState; `factor` multiplies what a group contributes. */
export let groupStart: usize = 0;
export let groupEventEnd: usize = 0;
export let segmentGroup: usize = 0;
export let groupWeight: usize = 0;
export let hazard: usize = 0;
export let denominator: usize = 0;
export let cumulativeHazard: usize = 0;
export let eventRelief: usize = 0;
export let meanWeight: usize = 0;
export let crossWeight: usize = 0;
export let eventMeanWeight: usize = 0;
export let factor: usize = 0;

/** Results. */
export let score: usize = 0;
export let rowGram: usize = 0;
export let meanGram: usize = 0;

/** Scratch of `information`. */
export let running: usize = 0;
export let open: usize = 0;
export let prefix: usize = 0;
export let residual: usize = 0;
export let root: usize = 0;
export let rowPanel: usize = 0;
export let meanPanel: usize = 0;
export let markAt: usize = 0;
export let markOpen: usize = 0;
export let markSum: usize = 0;
export let markEvents: usize = 0;

let end: usize = __heap_base;

/**
 * Lays out the memory, all zero but for what has a place for each row or group; false if there is not
 * enough.
 */
export function setup(
  rowCount: i32,
  inputRows: i32,
  columnCount: i32,
  groupCount: i32,
  segmentCount: i32,
  withOffset: bool,
  withEfron: bool,
): bool {
  rows = rowCount;
  groups = groupCount;
  segments = segmentCount;
  end = __heap_base;
  efron = withEfron;
  width = (columnCount + 3) & ~3;
  stage = doubles(width * STAGE_STRIDE);
  centre = doubles(width);
  scale = doubles(width);
  beta = doubles(width);
  score = doubles(width);
  rowGram = doubles(width * width);
  meanGram = doubles(width * width);
  running = doubles(width);
  open = doubles(width);
  prefix = doubles(4 * (BLOCK + 2));
  residual = doubles(BLOCK);
  root = doubles(BLOCK);
  rowPanel = doubles(2 * BLOCK * width);
  meanPanel = doubles(3 * BLOCK * width);
  markAt = doubles(BLOCK);
  markOpen = doubles(BLOCK);
  markSum = doubles(2 * BLOCK);
  markEvents = doubles(2 * BLOCK);
  place = doubles(inputRows / 2 + 1);
  weight = doubles(rows);
  risk = doubles(rows);
  rowGroup = doubles(rows / 2 + 1);
  above = doubles(rows);
  offset = withOffset ? doubles(rows) : 0;
  groupStart = doubles(groups / 2 + 1);
  groupEventEnd = doubles(groups / 2 + 1);
  segmentGroup = doubles(segments / 2 + 1);
  groupWeight = doubles(groups);
  hazard = doubles(groups);
  denominator = doubles(groups);
  cumulativeHazard = doubles(groups);
  eventRelief = doubles(groups);
  meanWeight = doubles(groups);
  crossWeight = doubles(groups);
  eventMeanWeight = doubles(groups);
  factor = doubles(groups);
  matrix = doubles(rows * width);
  if (!reach(end)) return false;
  memory.fill(__heap_base, 0, place - __heap_base);
  return true;
}

/** Grows the memory up to an address if need be; false if there is not enough. */
export function reach(address: usize): bool {
  const missing = <i32>((address + 0xffff) >>> 16) - memory.size();
  return missing <= 0 || memory.grow(missing) >= 0;
}

function doubles(count: i32): usize {
  const at = (end + 15) & ~15;
  end = at + ((<usize>count) << 3);
  return at;
}

export function whole(array: usize, index: i32): i32 {
  return load<i32>(array + ((<usize>index) << 2));
}

export function real(array: usize, index: i32): f64 {
  return load<f64>(array + ((<usize>index) << 3));
}

export function setReal(array: usize, index: i32, value: f64): void {
  store<f64>(array + ((<usize>index) << 3), value);
}
