import type { ResultRow } from '@cohort-report/schema';
import { restrictedMean, type SurvivalCurve } from '@cohort-report/survival';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { absentRows } from './absent-rows.ts';
import { followUpEnds } from './follow-up-ends.ts';

/**
 * 'restricted_mean', 'restricted_mean_lower' and 'restricted_mean_upper' in months: the mean time without the event within `at`
 * months, the area under the curve: R's `summary(survfit(...), rmean = at)`. No estimate where follow-up ends before, unless
 * the curve has come down to 0; no interval where the curve tells of no variance.
 */
export function restrictedMeanRows(
  base: RowBase,
  curve: SurvivalCurve,
  months: readonly number[],
  daysPerMonth: number,
): ResultRow[] {
  return months.flatMap((at) => {
    const row = { ...base, at, unit: 'months' };
    const reason = followUpEnds(curve, at, daysPerMonth);
    if (reason !== undefined) return absentRows(row, 'restricted_mean', reason);
    const { mean, lower, upper, stdErr } = restrictedMean(curve, at * daysPerMonth);
    const limit = (days: number) =>
      stdErr > 0
        ? days / daysPerMonth
        : { reason: 'no event by then after which anyone is left, hence no variance' };
    return [
      resultRow(row, 'restricted_mean', mean / daysPerMonth),
      resultRow(row, 'restricted_mean_lower', limit(lower)),
      resultRow(row, 'restricted_mean_upper', limit(upper)),
    ];
  });
}
