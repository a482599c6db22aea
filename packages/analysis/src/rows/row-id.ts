import type { ResultRow, RowGroup } from '@cohort-report/schema';

/**
 * Identity of a row over freezes: analysis, endpoint, cause, model, group (`site=a`, without it `site!=a`), variable, level, at
 * and statistic, whichever apply, joined by `|`.
 */
export function rowId(row: Omit<ResultRow, 'id' | 'value' | 'n'>): string {
  return [
    row.analysis,
    row.endpoint,
    row.cause,
    row.model,
    row.group === undefined ? undefined : groupPart(row.group),
    row.variable,
    row.level,
    row.at === undefined ? undefined : String(row.at),
    row.statistic,
  ]
    .filter((part) => part !== undefined)
    .join('|');
}

function groupPart({ variable, level, without }: RowGroup): string {
  return `${variable}${without === true ? '!=' : '='}${level}`;
}
