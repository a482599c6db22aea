import type { Endpoint } from './endpoint.ts';
import { fillEntries } from './fill-entries.ts';

/** What a dense model looked like at its estimate, to tell cheaply what a few other rows do. */
export interface DenseScreen {
  readonly p: number;
  readonly design: Float64Array;
  readonly entries: Int32Array;
  readonly risk: Float64Array;
  /** Of each event: one over the sum of risks, and the mean of each column. */
  readonly scale: Float64Array;
  readonly means: Float64Array;
  events: number;
}

export function createDenseScreen(p: number, n: number): DenseScreen {
  return {
    p,
    design: new Float64Array(n * p),
    entries: new Int32Array(n),
    risk: new Float64Array(n),
    scale: new Float64Array(n),
    means: new Float64Array(n * p),
    events: 0,
  };
}

const sums = new Float64Array(32);
const tied = new Float64Array(32);
const score = new Float64Array(32);

export function prepareDenseScreen(
  screen: DenseScreen,
  endpoint: Endpoint,
  design: Float64Array,
  beta: Float64Array,
): void {
  const { p, risk, scale, means } = screen;
  const { n, order, event, blockEnd } = endpoint;
  screen.design.set(design);
  fillEntries(endpoint, null, 0, screen.entries);
  for (let row = 0, at = 0; row < n; row += 1, at += p) {
    let eta = 0;
    for (let j = 0; j < p; j += 1) eta += design[at + j]! * beta[j]!;
    risk[row] = Math.exp(eta);
  }
  sums.fill(0);
  let total = 0;
  let events = 0;
  for (let k = 0; k < n; ) {
    const end = blockEnd[k]!;
    let count = 0;
    let tiedTotal = 0;
    tied.fill(0);
    for (; k < end; k += 1) {
      const row = order[k]!;
      const r = risk[row]!;
      total += r;
      for (let j = 0; j < p; j += 1) sums[j]! += design[row * p + j]! * r;
      if (event[row] === 0) continue;
      count += 1;
      tiedTotal += r;
      for (let j = 0; j < p; j += 1) tied[j]! += design[row * p + j]! * r;
    }
    for (let l = 0; l < count; l += 1, events += 1) {
      const part = l / count;
      const one = 1 / (total - part * tiedTotal);
      scale[events] = one;
      for (let j = 0; j < p; j += 1) means[events * p + j] = (sums[j]! - part * tied[j]!) * one;
    }
  }
  screen.events = events;
}

/**
 * Adds to `guess`, the prepared estimate, one Newton step after the `rows` took new values. Ties of
 * a changed row with others are taken as if it were at risk throughout.
 */
export function guessDense(
  screen: DenseScreen,
  { event }: Endpoint,
  design: Float64Array,
  rows: readonly number[],
  variance: Float64Array,
  guess: Float64Array,
): void {
  const { p, design: before, entries, risk, scale, means, events } = screen;
  score.fill(0, 0, p);
  sums.fill(0, 0, p);
  for (const row of rows) {
    if (event[row] === 0) continue;
    for (let j = 0; j < p; j += 1) score[j]! += design[row * p + j]! - before[row * p + j]!;
  }
  let shift = 0;
  let e = -1;
  for (;;) {
    let next = events;
    for (const row of rows) {
      const entry = entries[row]!;
      if (entry > e && entry < next) next = entry;
    }
    if (e >= 0 && isShifted(p, shift)) {
      for (let at = e * p; e < next; e += 1, at += p) {
        const shrink = 1 / (1 + shift * scale[e]!);
        const grow = scale[e]! * shrink;
        const less = 1 - shrink;
        for (let j = 0; j < p; j += 1) score[j]! += means[at + j]! * less - sums[j]! * grow;
      }
    }
    if (next === events) break;
    e = next;
    for (const row of rows) {
      if (entries[row] !== e) continue;
      const at = row * p;
      let eta = 0;
      for (let j = 0; j < p; j += 1) eta += design[at + j]! * guess[j]!;
      const r = Math.exp(eta);
      shift += r - risk[row]!;
      for (let j = 0; j < p; j += 1) sums[j]! += design[at + j]! * r - before[at + j]! * risk[row]!;
    }
  }
  for (let j = 0; j < p; j += 1) {
    let step = 0;
    for (let i = 0; i < p; i += 1) step += variance[j * p + i]! * score[i]!;
    steps[j] = step;
  }
  for (let j = 0; j < p; j += 1) guess[j]! += steps[j]!;
}

const steps = new Float64Array(32);

/** Rows that change places leave only rounding behind. */
function isShifted(p: number, shift: number): boolean {
  if (Math.abs(shift) > 1e-9) return true;
  for (let j = 0; j < p; j += 1) if (Math.abs(sums[j]!) > 1e-9) return true;
  return false;
}
