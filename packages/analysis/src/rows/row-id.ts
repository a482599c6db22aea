import type { ResultRow } from '@cohort-report/schema';

/** Identity of a row over freezes: analysis, endpoint, cause, model, group, variable, level, at and statistic, whichever apply, joined by `|`. */
export function rowId(row: Omit<ResultRow, 'id' | 'value' | 'n'>): string {
  return [
    row.analysis,
    row.endpoint,
    row.cause,
    row.model,
    row.group === undefined ? undefined : `${row.group.variable}=${row.group.level}`,
    row.variable,
    row.level,
    row.at === undefined ? undefined : String(row.at),
    row.statistic,
  ]
    .filter((part) => part !== undefined)
    .join('|');
}
