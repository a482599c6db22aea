import type { Difference, RowDifference } from '@cohort-report/schema';

/** The change of one row; undefined where it is the same. */
export function rowOf(difference: Difference, id: string): RowDifference | undefined {
  return difference.differences.find(({ row }) => row.id === id);
}
