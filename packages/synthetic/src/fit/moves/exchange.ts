import type { FitState } from '../state/fit-state.ts';
import { type Journal, setColumn } from './journal.ts';
import { keepsImplications } from './keeps-implications.ts';

/** Two rows' values change places in the columns of `mask`; false if nothing does or may. */
export function exchange(
  state: FitState,
  journal: Journal,
  a: number,
  b: number,
  mask: number,
): boolean {
  for (let c = 0; c < state.columns.length; c += 1) {
    if ((mask & (1 << c)) === 0) continue;
    const values = state.columns[c]!;
    const kept = values[a]!;
    setColumn(state, journal, c, a, values[b]!);
    setColumn(state, journal, c, b, kept);
  }
  return journal.mask !== 0 && keepsImplications(state, a) && keepsImplications(state, b);
}
