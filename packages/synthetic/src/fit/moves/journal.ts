import { type Endpoint, sortEndpoint } from '../kernel/endpoint.ts';
import { type FitState, refreshRow } from '../state/fit-state.ts';

interface Change {
  readonly values: Int32Array | Float64Array | Uint8Array;
  readonly row: number;
  readonly before: number;
}

/** What a move on trial has changed, so that it can be taken back. */
export interface Journal {
  /** Bits of the columns, and of the endpoints (1 first, 2 last), that have changed. */
  mask: number;
  moved: number;
  /** As `moved`, where the order, ties or events did. Complete after `settle`. */
  ranked: number;
  readonly rows: number[];
  readonly changes: Change[];
}

export function createJournal(): Journal {
  return { mask: 0, moved: 0, ranked: 0, rows: [], changes: [] };
}

export function clearJournal(journal: Journal): void {
  journal.mask = 0;
  journal.moved = 0;
  journal.ranked = 0;
  journal.rows.length = 0;
  journal.changes.length = 0;
}

export function setColumn(
  state: FitState,
  journal: Journal,
  column: number,
  row: number,
  value: number,
): void {
  if (change(journal, state.columns[column]!, row, value)) journal.mask |= 1 << column;
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
  if (change(journal, endpoint.time, row, time)) journal.moved |= 1 << which;
  if (!change(journal, endpoint.event, row, event)) return;
  journal.moved |= 1 << which;
  journal.ranked |= 1 << which;
}

function change(journal: Journal, values: Change['values'], row: number, after: number): boolean {
  const before = values[row]!;
  if (before === after) return false;
  values[row] = after;
  journal.changes.push({ values, row, before });
  if (!journal.rows.includes(row)) journal.rows.push(row);
  return true;
}

/** Makes models and orders follow what was set. */
export function settle(state: FitState, journal: Journal): void {
  for (const model of state.models) model.changed = false;
  for (const curve of state.curves) curve.changed = false;
  if (journal.mask !== 0) for (const row of journal.rows) refreshRow(state, row, journal.mask);
  if (journal.moved & 1 && sortEndpoint(state.first)) journal.ranked |= 1;
  if (journal.moved & 2 && sortEndpoint(state.last)) journal.ranked |= 2;
}

/** Undoes what was set; with `settle` afterwards if it had been settled. */
export function revert({ changes }: Journal): void {
  for (let k = changes.length - 1; k >= 0; k -= 1) {
    const { values, row, before } = changes[k]!;
    values[row] = before;
  }
}
