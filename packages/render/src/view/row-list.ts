import { createHash } from 'node:crypto';
import type { ResultRow } from '@cohort-report/schema';
import { nounFor } from '../format/noun-for.ts';
import type { AnalysisContext } from './analysis-context.ts';
import type { RowDetail, RowList } from './view-model.ts';

/** All rows of an analysis at full precision, for who asks where a number comes from. */
export function rowList(context: AnalysisContext): RowList {
  return {
    kind: 'rows',
    analysis: context.analysis.id,
    label: context.analysis.label,
    rows: context.rows().map(rowDetail),
  };
}

export function rowDetail(row: ResultRow): RowDetail {
  const events = row.events === undefined ? '' : `, ${row.events} ${nounFor(row.events, 'event')}`;
  return {
    id: row.id,
    anchor: rowAnchor(row.id),
    value: row.value === null ? `none: ${row.reason ?? 'no reason recorded'}` : String(row.value),
    behind: `n\u00a0=\u00a0${row.n}${events}`,
    method: Object.entries(row.method ?? {})
      .map(([name, value]) => `${name}: ${value}`)
      .join(', '),
  };
}

/** Id of a row's place in the page: stays the same over freezes as the row's id does. */
export function rowAnchor(id: string): string {
  return `row-${createHash('sha256').update(id).digest('hex').slice(0, 12)}`;
}
