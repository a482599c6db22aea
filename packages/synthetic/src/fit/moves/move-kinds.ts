import type { RandomStream } from '../../random/random-stream.ts';
import type { FitState } from '../state/fit-state.ts';
import { changeValue, swapColumn, swapPatients, swapSome, swapTwice } from './column-moves.ts';
import type { Journal } from './journal.ts';
import {
  carryPatients,
  shiftFirst,
  shiftLast,
  swapFirstEvents,
  swapFirstTimes,
  swapOutcomes,
  swapOutcomesTwice,
  tieTimes,
} from './outcome-moves.ts';

export type Move = (state: FitState, journal: Journal, random: RandomStream) => boolean;

/** A swap of a column or of patients, and one of outcomes. */
const swapBoth: Move = (state, journal, random) =>
  (random() < 0.5 ? swapColumn : swapPatients)(state, journal, random) &&
  swapOutcomes(state, journal, random);

/** Two swaps in the first endpoint's order at once. */
const swapOrderTwice: Move = (state, journal, random) =>
  swapFirstTimes(state, journal, random) && swapFirstTimes(state, journal, random);

/** Moves by the names that a stage gives weights to. A move is false if it came to nothing. */
export const MOVES: Readonly<Record<string, Move>> = {
  column: swapColumn,
  columns: swapSome,
  patients: swapPatients,
  twice: swapTwice,
  value: changeValue,
  carry: carryPatients,
  both: swapBoth,
  outcomes: swapOutcomes,
  outcomes_twice: swapOutcomesTwice,
  last: shiftLast,
  first: shiftFirst,
  first_events: swapFirstEvents,
  order: swapFirstTimes,
  order_twice: swapOrderTwice,
  tie: tieTimes,
};
