import type { RandomStream } from '../../random/random-stream.ts';
import type { FitState } from '../state/fit-state.ts';
import { changeValue, swapColumn, swapPatients, swapSome, swapTwice } from './column-moves.ts';
import type { Journal } from './journal.ts';
import {
  shiftFirst,
  shiftLast,
  swapFirstEvents,
  swapOutcomes,
  swapOutcomesTwice,
} from './outcome-moves.ts';

export type Move = (state: FitState, journal: Journal, random: RandomStream) => boolean;

/** Moves by the names that a stage gives weights to. A move is false if it came to nothing. */
export const MOVES: Readonly<Record<string, Move>> = {
  column: swapColumn,
  columns: swapSome,
  patients: swapPatients,
  twice: swapTwice,
  value: changeValue,
  outcomes: swapOutcomes,
  outcomes_twice: swapOutcomesTwice,
  last: shiftLast,
  first: shiftFirst,
  first_events: swapFirstEvents,
};
