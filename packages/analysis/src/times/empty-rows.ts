import type { ResultRow } from '@cohort-report/schema';
import type { RowBase } from '../rows/result-row.ts';
import { absentRows } from './absent-rows.ts';

/** The rows of a curve that nobody is in: no value, and that reason. */
export function emptyRows(
  base: RowBase,
  quantiles: readonly number[],
  months: readonly number[],
  restrictedMeans: readonly number[] = [],
): ResultRow[] {
  const reason = 'there is no patient with a known time';
  return [
    ...quantiles.flatMap((at) => absentRows({ ...base, at, unit: 'months' }, 'quantile', reason)),
    ...months.flatMap((at) => absentRows({ ...base, at }, 'survival', reason)),
    ...restrictedMeans.flatMap((at) =>
      absentRows({ ...base, at, unit: 'months' }, 'restricted_mean', reason),
    ),
  ];
}
