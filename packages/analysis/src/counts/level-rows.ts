import type { CohortVariable, ResultRow } from '@cohort-report/schema';
import type { ColumnTable } from 'arquero';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { countBy } from './count-by.ts';

/** Per level the number of patients, and their share of those with a known value. */
export function levelRows(
  base: RowBase,
  variable: CohortVariable,
  table: ColumnTable,
): ResultRow[] {
  const count = countBy(table, [variable.name]);
  const known = table.numRows() - count(null);
  return (variable.levels ?? []).flatMap(({ value }) => {
    const row = { ...base, variable: variable.name, level: value, n: known };
    return [
      resultRow(row, 'n', count(value)),
      resultRow(
        row,
        'percent',
        known === 0
          ? { reason: `${variable.label} is not known of any of these patients` }
          : count(value) / known,
      ),
    ];
  });
}
