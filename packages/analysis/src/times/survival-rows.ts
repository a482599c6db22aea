import type { ResultRow } from '@cohort-report/schema';
import { type SurvivalCurve, survivalAt } from '@cohort-report/survival';
import { estimateOr } from '../rows/estimate-or.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { absentRows } from './absent-rows.ts';
import { followUpEnds } from './follow-up-ends.ts';

/**
 * 'survival', 'survival_lower' and 'survival_upper' at times in months: R's `summary(survfit(...), times)`.
 * After the last follow-up there is no estimate, unless the curve has come down to 0.
 */
export function survivalRows(
  base: RowBase,
  curve: SurvivalCurve,
  months: readonly number[],
  daysPerMonth: number,
): ResultRow[] {
  return months.flatMap((at) => {
    const read = survivalAt(curve, [at * daysPerMonth]);
    const survival = read.survival[0] as number;
    const row = { ...base, at };
    const reason = followUpEnds(curve, at, daysPerMonth);
    if (reason !== undefined) return absentRows(row, 'survival', reason);
    const noLimit =
      survival === 0
        ? 'at a survival of 0 the interval has no limits'
        : 'the interval has no limits before the first event';
    return [
      resultRow(row, 'survival', survival),
      resultRow(row, 'survival_lower', estimateOr(read.lower?.[0], noLimit)),
      resultRow(row, 'survival_upper', estimateOr(read.upper?.[0], noLimit)),
    ];
  });
}
