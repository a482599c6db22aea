import type { ResultRow } from '@cohort-report/schema';
import type { RowIndex } from './index-rows.ts';

/** What a sentence asks for; `group` is the level of the stratum, or the one left out. Fields left out are free. */
export interface RowQuery {
  analysis: string;
  statistic: string;
  endpoint?: string | undefined;
  cause?: string | undefined;
  model?: string | undefined;
  group?: string | undefined;
  variable?: string | undefined;
  level?: string | undefined;
  at?: number | undefined;
}

export type FoundRow = { row: ResultRow } | { missing: ResultRow[] } | { ambiguous: ResultRow[] };

const FIELDS = ['endpoint', 'cause', 'model', 'group', 'variable', 'level', 'at'] as const;
const NEAR_MISSES = 5;

/**
 * The one row that a query names. Of several, the one that has nothing beyond the query wins;
 * otherwise the query is ambiguous. A missing row comes with the rows nearest to it.
 */
export function findRow(index: RowIndex, query: RowQuery): FoundRow {
  const rows = index.byAnalysis.get(query.analysis) ?? [];
  const fitting = rows.filter(
    (row) =>
      row.statistic === query.statistic &&
      FIELDS.every((field) => query[field] === undefined || fieldOf(row, field) === query[field]),
  );
  if (fitting.length === 1) return { row: fitting[0]! };
  const exact = fitting.filter((row) =>
    FIELDS.every((field) => query[field] !== undefined || fieldOf(row, field) === undefined),
  );
  if (exact.length === 1) return { row: exact[0]! };
  if (fitting.length > 1) return { ambiguous: fitting.slice(0, NEAR_MISSES) };
  return { missing: nearest(rows, query) };
}

function fieldOf(row: ResultRow, field: (typeof FIELDS)[number]): string | number | undefined {
  return field === 'group' ? row.group?.level : row[field];
}

function nearest(rows: readonly ResultRow[], query: RowQuery): ResultRow[] {
  const agreement = (row: ResultRow) =>
    FIELDS.reduce(
      (sum, field) =>
        sum +
        (query[field] === undefined ? 0 : fieldOf(row, field) === query[field] ? 2 : 0) -
        (query[field] === undefined && fieldOf(row, field) !== undefined ? 1 : 0),
      row.statistic === query.statistic ? 2 : 0,
    );
  return rows
    .map((row, position) => ({ row, position, score: agreement(row) }))
    .sort((a, b) => b.score - a.score || a.position - b.position)
    .slice(0, NEAR_MISSES)
    .map(({ row }) => row);
}
