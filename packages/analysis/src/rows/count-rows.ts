import type { ResultRow } from '@cohort-report/schema';
import { type RowBase, resultRow } from './result-row.ts';

/** The patients and events that a base counts, as rows of their own. */
export function countRows(of: RowBase & { events: number }): ResultRow[] {
  return [resultRow(of, 'n', of.n), resultRow(of, 'events', of.events)];
}
