import type { ResultRow } from '@cohort-report/schema';

/** What stands for a value that could not be estimated: a quantile that the curve does not come down to, or NA. */
export function formatAbsent(row: ResultRow): string {
  const isPoint = row.statistic === 'quantile' || row.statistic === 'follow_up';
  return isPoint && row.n > 0 ? 'not reached' : 'NA';
}
