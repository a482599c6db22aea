import { waldTest } from '@cohort-report/survival';
import { estimateOr } from '../rows/estimate-or.ts';
import type { Estimate } from '../rows/result-row.ts';
import { absentReason } from './absent-reason.ts';
import type { DesignColumn } from './design-columns.ts';
import type { FittedModel } from './fit-model.ts';

/** Wald test of all columns that `belongs` holds for, together; null with the reason if one of them has no estimate. */
export function termTest(
  fitted: FittedModel,
  belongs: (column: DesignColumn) => boolean,
): { p: Estimate; df?: number } {
  const { fit, columns } = fitted;
  if ('reason' in fit) return { p: { reason: fit.reason } };
  const own = columns.flatMap((column, index) => (belongs(column) ? [index] : []));
  if (own.length === 0) return { p: { reason: 'nothing to compare in these patients' } };
  for (const index of own) {
    const reason = fit.columns[index]?.reason;
    const column = columns[index];
    if (reason && column) return { p: { reason: absentReason(reason, column, fitted) } };
  }
  const test = waldTest(fit, own);
  return {
    p: estimateOr(test.p, test.reason?.message ?? 'the test gives no value'),
    df: test.df,
  };
}
