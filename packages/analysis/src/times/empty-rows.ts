import type { ResultRow } from '@cohort-report/schema';
import { type RowBase, resultRow } from '../rows/result-row.ts';

/** The rows of a curve that nobody is in: no value, and that reason. */
export function emptyRows(
  base: RowBase,
  quantiles: readonly number[],
  months: readonly number[],
  restrictedMeans: readonly number[] = [],
): ResultRow[] {
  const reason = 'there is no patient with a known time';
  const three = (row: RowBase, statistic: string) =>
    ['', '_lower', '_upper'].map((part) => resultRow(row, `${statistic}${part}`, { reason }));
  return [
    ...quantiles.flatMap((at) => three({ ...base, at, unit: 'months' }, 'quantile')),
    ...months.flatMap((at) => three({ ...base, at }, 'survival')),
    ...restrictedMeans.flatMap((at) => three({ ...base, at, unit: 'months' }, 'restricted_mean')),
  ];
}
