import { addGram } from './gram';
import {
  BLOCK,
  crossWeight,
  cumulativeHazard,
  denominator,
  eventMeanWeight,
  eventRelief,
  factor,
  groupEventEnd,
  groupStart,
  groups,
  markAt,
  markEvents,
  markOpen,
  markSum,
  matrix,
  meanGram,
  meanPanel,
  meanWeight,
  open,
  prefix,
  real,
  residual,
  risk,
  root,
  rowGram,
  rowGroup,
  rowPanel,
  running,
  score,
  segmentGroup,
  segments,
  setReal,
  weight,
  whole,
  width,
} from './memory';

/** Slot of `prefix` for the sum before the events of a group whose events reach into blocks above. */
const OPEN: i32 = BLOCK + 1;

/** Next group to end, and rows waiting in the panels. */
let group: i32 = 0;
let rowsFilled: i32 = 0;
let meansFilled: i32 = 0;
/** Of the block at hand: marks, and the slot of `prefix` that stays open at its bottom, or -1. */
let marks: i32 = 0;
let openAt: i32 = -1;

/**
 * Fills `score` and both Gram matrices from the hazards: see `scoreInformation` for the formulas.
 * Walks through each segment from its last row to its first, in blocks.
 */
export function information(): void {
  memory.fill(score, 0, (<usize>width) << 3);
  memory.fill(rowGram, 0, (<usize>width * width) << 3);
  memory.fill(meanGram, 0, (<usize>width * width) << 3);
  rowsFilled = 0;
  meansFilled = 0;
  group = groups - 1;
  for (let s = segments - 1; s >= 0; s--) {
    memory.fill(running, 0, (<usize>width) << 3);
    const first = whole(groupStart, whole(segmentGroup, s));
    let high = whole(groupStart, whole(segmentGroup, s + 1));
    while (high > first) {
      const low = max(first, high - BLOCK);
      weighRows(low, high);
      planMarks(low, high);
      for (let j: usize = 0; j < (<usize>width) << 3; j += 32) {
        sweepColumns(low, high - low, j);
      }
      rowsFilled += high - low;
      meansFilled += marks;
      flush(BLOCK);
      high = low;
    }
  }
  flush(1);
}

function flush(least: i32): void {
  if (rowsFilled >= least) {
    addGram(rowGram, rowPanel, rowsFilled);
    rowsFilled = 0;
  }
  if (meansFilled >= least) {
    addGram(meanGram, meanPanel, meansFilled);
    meansFilled = 0;
  }
}

/** Residual and root of the expected events of rows `low` to `high` - 1. */
export function weighRows(low: i32, high: i32): void {
  for (let i = low; i < high; i++) {
    const g = whole(rowGroup, i);
    const share = real(factor, g) * <f64>(i < whole(groupEventEnd, g));
    const lived = max(real(cumulativeHazard, g) - share * real(eventRelief, g), 0);
    const expected = real(risk, i) * lived;
    setReal(residual, i - low, share * real(weight, i) - expected);
    setReal(root, i - low, Math.sqrt(expected));
  }
}

/** Lays down where among rows `low` to `high` - 1 risk sets end. */
export function planMarks(low: i32, high: i32): void {
  marks = 0;
  openAt = -1;
  for (; group >= 0; group--) {
    const start = whole(groupStart, group);
    const eventEnd = whole(groupEventEnd, group);
    const tied = real(crossWeight, group) > 0;
    if (start < low) {
      if (tied && start < high && eventEnd > low && eventEnd <= high) openAt = eventEnd - low;
      return;
    }
    markGroup(start - low, tied ? (eventEnd > high ? OPEN : eventEnd - low) : 0, tied);
  }
}

/** The rows of the mean panel for the group at hand, two if it is tied under Efron's rule. */
function markGroup(at: i32, slot: i32, tied: bool): void {
  if (!tied) {
    const all = Math.sqrt(real(factor, group) * real(meanWeight, group));
    addMark(at, slot, all / real(denominator, group), 0);
    return;
  }
  const scale = Math.sqrt(real(factor, group)) / real(denominator, group);
  const first = Math.sqrt(real(meanWeight, group));
  const cross = real(crossWeight, group) / first;
  const rest = Math.sqrt(max(0, real(eventMeanWeight, group) - cross * cross)) * scale;
  addMark(at, slot, (first - cross) * scale, cross * scale);
  addMark(at, slot, rest, -rest);
}

function addMark(at: i32, slot: i32, sum: f64, events: f64): void {
  store<usize>(markAt + ((<usize>marks) << 2), prefix + ((<usize>at) << 5));
  store<usize>(markOpen + ((<usize>marks) << 2), prefix + ((<usize>slot) << 5));
  setReal(markSum, marks, sum);
  setReal(markEvents, marks, events);
  marks++;
}

/** Columns at byte j to j + 3: running sums, score, row panel and mean panel. */
export function sweepColumns(low: i32, length: i32, j: usize): void {
  const step = (<usize>width) << 3;
  let sum0 = v128.load(running + j);
  let sum1 = v128.load(running + j, 16);
  let inner0 = v128.load(score + j);
  let inner1 = v128.load(score + j, 16);
  setSlot(length, sum0, sum1);
  setSlot(OPEN, v128.load(open + j), v128.load(open + j, 16));
  let row = matrix + <usize>(low + length) * step + j;
  let out = rowPanel + <usize>(rowsFilled + length) * step + j;
  let at = (<usize>length) << 3;
  let slot = prefix + (at << 2);
  const risks = risk + ((<usize>low) << 3);
  while (at > 0) {
    at -= 8;
    row -= step;
    out -= step;
    slot -= 32;
    const x0 = v128.load(row);
    const x1 = v128.load(row, 16);
    const r = v128.load_splat<f64>(risks + at);
    sum0 = f64x2.add(sum0, f64x2.mul(r, x0));
    sum1 = f64x2.add(sum1, f64x2.mul(r, x1));
    v128.store(slot, sum0);
    v128.store(slot, sum1, 16);
    const left = v128.load_splat<f64>(residual + at);
    inner0 = f64x2.add(inner0, f64x2.mul(left, x0));
    inner1 = f64x2.add(inner1, f64x2.mul(left, x1));
    const factor = v128.load_splat<f64>(root + at);
    v128.store(out, f64x2.mul(factor, x0));
    v128.store(out, f64x2.mul(factor, x1), 16);
  }
  v128.store(running + j, sum0);
  v128.store(running + j, sum1, 16);
  v128.store(score + j, inner0);
  v128.store(score + j, inner1, 16);
  placeMarks(meanPanel + <usize>meansFilled * step + j, step);
  if (openAt < 0) return;
  slot = prefix + ((<usize>openAt) << 5);
  v128.store(open + j, v128.load(slot));
  v128.store(open + j, v128.load(slot, 16), 16);
}

/** The marks' rows of the mean panel, four columns from `out` on. */
function placeMarks(out: usize, step: usize): void {
  for (let k: usize = 0; k < <usize>marks; k++) {
    const at = load<usize>(markAt + (k << 2));
    const slot = load<usize>(markOpen + (k << 2));
    const all = v128.load_splat<f64>(markSum + (k << 3));
    const above = v128.load_splat<f64>(markEvents + (k << 3));
    v128.store(out, f64x2.add(f64x2.mul(all, v128.load(at)), f64x2.mul(above, v128.load(slot))));
    v128.store(
      out,
      f64x2.add(f64x2.mul(all, v128.load(at, 16)), f64x2.mul(above, v128.load(slot, 16))),
      16,
    );
    out += step;
  }
}

function setSlot(slot: i32, left: v128, right: v128): void {
  const at = prefix + ((<usize>slot) << 5);
  v128.store(at, left);
  v128.store(at, right, 16);
}
