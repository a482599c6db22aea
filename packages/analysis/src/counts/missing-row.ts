import type { CohortVariable, ResultRow } from '@cohort-report/schema';
import type { ColumnTable } from 'arquero';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { countBy } from './count-by.ts';

/** Patients without a value. */
export function missingRow(base: RowBase, variable: CohortVariable, table: ColumnTable): ResultRow {
  const missing = countBy(table, [variable.name])(null);
  return resultRow({ ...base, variable: variable.name }, 'missing', missing);
}
