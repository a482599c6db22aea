import { type Endpoint, sortEndpoint } from '../kernel/endpoint.ts';
import { type FitState, refreshRow } from '../state/fit-state.ts';

/** What a move on trial has changed, so that it can be taken back. */
export interface Journal {
  /** Bits of the columns, and of the endpoints (1 first, 2 last), that have changed. */
  mask: number;
  moved: number;
  readonly rows: number[];
  readonly undo: (() => void)[];
}

export function createJournal(): Journal {
  return { mask: 0, moved: 0, rows: [], undo: [] };
}

export function setColumn(
  state: FitState,
  journal: Journal,
  column: number,
  row: number,
  value: number,
): void {
  const values = state.columns[column]!;
  const before = values[row]!;
  if (before === value) return;
  values[row] = value;
  journal.mask |= 1 << column;
  if (!journal.rows.includes(row)) journal.rows.push(row);
  journal.undo.push(() => {
    values[row] = before;
  });
}

export function setOutcome(
  state: FitState,
  journal: Journal,
  which: 0 | 1,
  row: number,
  time: number,
  event: number,
): void {
  const endpoint: Endpoint = which === 0 ? state.first : state.last;
  const timeBefore = endpoint.time[row]!;
  const eventBefore = endpoint.event[row]!;
  if (timeBefore === time && eventBefore === event) return;
  endpoint.time[row] = time;
  endpoint.event[row] = event;
  journal.moved |= 1 << which;
  journal.undo.push(() => {
    endpoint.time[row] = timeBefore;
    endpoint.event[row] = eventBefore;
  });
}

/** Makes models and orders follow what was set. */
export function settle(state: FitState, journal: Journal): void {
  for (const row of journal.rows) refreshRow(state, row, journal.mask);
  if (journal.moved & 1) sortEndpoint(state.first);
  if (journal.moved & 2) sortEndpoint(state.last);
}

export function takeBack(state: FitState, journal: Journal): void {
  for (let k = journal.undo.length - 1; k >= 0; k -= 1) journal.undo[k]!();
  settle(state, journal);
}
