import type { ResultRow } from '@cohort-report/schema';
import type { CoxColumn } from '@cohort-report/survival';
import { estimateOr } from '../rows/estimate-or.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';

const STATISTICS: readonly [string, Exclude<keyof CoxColumn, 'name' | 'reason' | 'raw'>][] = [
  ['hazard_ratio', 'hr'],
  ['hazard_ratio_lower', 'hrLower'],
  ['hazard_ratio_upper', 'hrUpper'],
  ['p_value', 'p'],
  ['coefficient', 'coefficient'],
  ['std_error', 'se'],
  ['z', 'z'],
];

/** Hazard ratio with limits, Wald p value, coefficient, standard error and z of one column; without an estimate the reason in each. */
export function coefficientRows(
  base: RowBase,
  estimate: CoxColumn | undefined,
  reason: string,
): ResultRow[] {
  return STATISTICS.map(([statistic, key]) =>
    resultRow(base, statistic, estimateOr(estimate?.[key], reason)),
  );
}
