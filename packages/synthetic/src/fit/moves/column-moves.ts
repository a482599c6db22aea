import type { RandomStream } from '../../random/random-stream.ts';
import type { FitState } from '../state/fit-state.ts';
import { exchange } from './exchange.ts';
import { type Journal, setColumn } from './journal.ts';
import { pickNear } from './pick-rows.ts';

type Move = (state: FitState, journal: Journal, random: RandomStream) => boolean;

/** One column's values of two patients change places. */
export const swapColumn: Move = (state, journal, random) => {
  const column = Math.floor(random() * state.columns.length);
  const values = state.columns[column]!;
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const [a, b] = pickNear(nearBy(state, random), random);
    if (values[a] !== values[b]) return exchange(state, journal, a, b, 1 << column);
  }
  return false;
};

/** Two to four columns' values of two patients change places. */
export const swapSome: Move = (state, journal, random) => {
  const [a, b] = pickNear(nearBy(state, random), random);
  let mask = 0;
  const count = 2 + Math.floor(random() * 3);
  for (let k = 0; k < count; k += 1) mask |= 1 << Math.floor(random() * state.columns.length);
  return exchange(state, journal, a, b, mask);
};

/** Two patients change places: all columns, but not the outcome. */
export const swapPatients: Move = (state, journal, random) => {
  const [a, b] = pickNear(nearBy(state, random), random);
  return exchange(state, journal, a, b, -1);
};

/** Two swaps at once, of a column or of patients, anywhere. */
export const swapTwice: Move = (state, journal, random) => {
  const one = random() < 0.5 ? swapColumn : swapPatients;
  const two = random() < 0.5 ? swapColumn : swapPatients;
  return one(state, journal, random) && two(state, journal, random);
};

/** A number takes another value of its band; median and range stay. */
export const changeValue: Move = (state, journal, random) => {
  const { columns: plans } = state.plan;
  const numeric = plans.flatMap(({ levels }, c) => (levels === null ? [c] : []));
  const column = numeric[Math.floor(random() * numeric.length)]!;
  const { bands, median } = plans[column]!;
  const values = state.columns[column]!;
  const row = Math.floor(random() * state.n);
  const band = bands.find(([from, to]) => values[row]! >= from && values[row]! <= to);
  if (band === undefined || band[0] === band[1]) return false;
  const [from, to] = band;
  const near = random() < 0.6;
  const step = 1 + Math.floor(random() * 3);
  const value = near
    ? values[row]! + (random() < 0.5 ? -step : step)
    : from + Math.floor(random() * (to - from + 1));
  if (value < from || value > to) return false;
  setColumn(state, journal, column, row, value);
  return keepsSummary(values, bands[0]![0], bands[bands.length - 1]![1], median);
};

function nearBy(state: FitState, random: RandomStream) {
  return random() < 0.75 ? state.first : state.last;
}

function keepsSummary(values: Int32Array, least: number, most: number, median: number): boolean {
  let below = 0;
  let upTo = 0;
  let lowest = values[0]!;
  let highest = values[0]!;
  for (const value of values) {
    if (value < median) below += 1;
    if (value <= median) upTo += 1;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const half = values.length / 2;
  return lowest === least && highest === most && below < half && upTo > half;
}
