import type { ResultRow } from '@cohort-report/schema';
import { curveSummary, type SurvivalCurve, survivalQuantiles } from '@cohort-report/survival';
import { type Estimate, type RowBase, resultRow } from '../rows/result-row.ts';
import { percentText } from './percent-text.ts';

/**
 * 'quantile', 'quantile_lower' and 'quantile_upper' of a curve in months, `at` the fraction that has had the event.
 * The median is R's `print(survfit(...))`, the others are R's `quantile(survfit(...))`.
 */
export function quantileRows(
  base: RowBase,
  curve: SurvivalCurve,
  probabilities: readonly number[],
  daysPerMonth: number,
): ResultRow[] {
  return probabilities.flatMap((at) => {
    const { value, lower, upper } = read(curve, at);
    const row = { ...base, at, unit: 'months' };
    const level = percentText(1 - at);
    const months = (days: number | null, reason: string): Estimate =>
      days === null ? { reason } : days / daysPerMonth;
    return [
      resultRow(row, 'quantile', months(value, `the curve stays above ${level}`)),
      resultRow(
        row,
        'quantile_lower',
        months(lower, `the lower confidence limit stays above ${level}`),
      ),
      resultRow(
        row,
        'quantile_upper',
        months(upper, `the upper confidence limit stays above ${level}`),
      ),
    ];
  });
}

function read(curve: SurvivalCurve, at: number) {
  if (at === 0.5) {
    const { median, lower, upper } = curveSummary(curve);
    return { value: median, lower, upper };
  }
  const [quantile] = survivalQuantiles(curve, [at]);
  if (quantile === undefined) throw new Error(`no quantile at ${at}`);
  return { value: quantile.time, lower: quantile.lower, upper: quantile.upper };
}
