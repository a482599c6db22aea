import type { CohortVariable, ResultRow } from '@cohort-report/schema';
import { describeSample } from '@cohort-report/survival';
import type { ColumnTable } from 'arquero';
import { estimateOr } from '../rows/estimate-or.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { knownNumbers } from './known-numbers.ts';

/** Median, extremes, quartiles (R's type 7), mean and standard deviation of the known values. */
export function numberRows(
  base: RowBase,
  variable: CohortVariable,
  table: ColumnTable,
): ResultRow[] {
  const values = knownNumbers(table, variable.name);
  const row: RowBase = {
    ...base,
    variable: variable.name,
    ...(variable.unit === undefined ? {} : { unit: variable.unit }),
    n: values.length,
  };
  const sample = values.length === 0 ? undefined : describeSample(values);
  const unknown = `${variable.label} is not known of any of these patients`;
  const statistics = ['median', 'min', 'max', 'q1', 'q3', 'mean', 'sd'] as const;
  return statistics.map((statistic) =>
    resultRow(
      row,
      statistic,
      estimateOr(sample?.[statistic], sample ? 'one patient has no spread' : unknown),
    ),
  );
}
