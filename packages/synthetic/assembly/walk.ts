import { changeValue, swapColumn, swapPatients, swapSome, swapTwice } from './column-moves';
import { adoptTrial, countMatched, countsAll, solveAll, trialEnergy } from './energy';
import { clearJournal, hasChanges, mask, moved, revert } from './journal';
import { columnCount, energy, keepBest, n, putWhole, setEnergy, wholeAt } from './memory';
import { beginOrder, layOut } from './order';
import {
  carryPatients,
  shiftFirst,
  shiftLast,
  swapFirstEvents,
  swapFirstTimes,
  swapOutcomes,
  swapOutcomesTwice,
  tieTimes,
} from './outcome-moves';
import { exponential, uniform } from './random';
import { clearChanged, refreshRow, refreshRows } from './terms';

const MOST_MOVES: i32 = 32;
const bounds: usize = memory.data(MOST_MOVES * 4, 16);
const names: usize = memory.data(MOST_MOVES * 4, 16);
let moves: i32 = 0;

/** Most matches that a walk has met. */
export let mostMatched: i32 = 0;

export function clearMoves(): void {
  moves = 0;
}

/** A kind of move (its place in the list of `propose`) for uniform numbers below `bound`. */
export function addMove(kind: i32, bound: f32): void {
  putWhole(names, moves, kind);
  store<f32>(bounds + ((<usize>moves) << 2), bound);
  moves++;
}

export function setMostMatched(count: i32): void {
  mostMatched = count;
}

/** Derives everything from the primary values that were written into the memory, and solves it. */
export function solve(): void {
  clearJournal();
  clearChanged();
  beginOrder(0);
  beginOrder(1);
  for (let row = 0; row < n; row++) {
    clearJournal();
    refreshRow(row, (1 << columnCount) - 1);
  }
  clearJournal();
  layOut(0);
  layOut(1);
  clearJournal();
  setEnergy(solveAll());
}

/** Makes as many proposals while the temperature falls by a constant factor. */
export function walk(proposals: i32, hot: f64, cold: f64): void {
  const cooling = NativeMath.pow(cold / hot, 1 / <f64>proposals);
  let temperature = hot;
  let now = energy();
  for (let k = 0; k < proposals && now > 0; k++) {
    temperature *= cooling;
    clearJournal();
    const valid = propose();
    if (!hasChanges()) continue;
    if (!valid) {
      revert();
      continue;
    }
    clearChanged();
    if (mask !== 0) refreshRows();
    if ((moved & 1) !== 0) layOut(0);
    if ((moved & 2) !== 0) layOut(1);
    const limit = now + temperature * <f64>exponential();
    const trial = trialEnergy(now, limit);
    if (trial > limit) {
      revert();
      continue;
    }
    adoptTrial();
    now = trial;
    if (!countsAll()) continue;
    const matched = countMatched();
    if (matched <= mostMatched) continue;
    mostMatched = matched;
    keepBest();
  }
  setEnergy(now);
}

function propose(): bool {
  const u = uniform();
  let at = 0;
  while (at < moves - 1 && u >= load<f32>(bounds + ((<usize>at) << 2))) at++;
  switch (wholeAt(names, at)) {
    case 0:
      return swapColumn();
    case 1:
      return swapSome();
    case 2:
      return swapPatients();
    case 3:
      return swapTwice();
    case 4:
      return changeValue();
    case 5:
      return swapFirstEvents();
    case 6:
      return carryPatients();
    case 7:
      return (uniform() < 0.5 ? swapColumn() : swapPatients()) && swapOutcomes();
    case 8:
      return swapOutcomes();
    case 9:
      return swapOutcomesTwice();
    case 10:
      return shiftLast();
    case 11:
      return swapFirstTimes();
    case 12:
      return swapFirstTimes() && swapFirstTimes();
    case 13:
      return shiftFirst();
    default:
      return tieTimes();
  }
}
