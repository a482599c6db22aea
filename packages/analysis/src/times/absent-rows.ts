import type { ResultRow } from '@cohort-report/schema';
import { type RowBase, resultRow } from '../rows/result-row.ts';

/** An estimate and its two limits without a value, for one reason. */
export function absentRows(row: RowBase, statistic: string, reason: string): ResultRow[] {
  return ['', '_lower', '_upper'].map((part) => resultRow(row, `${statistic}${part}`, { reason }));
}
