import type { ResultRow } from '@cohort-report/schema';
import { type IncidenceCurve, incidenceAt } from '@cohort-report/survival';
import { estimateOr } from '../rows/estimate-or.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { monthText } from './month-text.ts';

const STATISTICS = ['incidence', 'incidence_lower', 'incidence_upper'];

/**
 * 'incidence', 'incidence_lower' and 'incidence_upper' of one cause at times in months, as fractions: R's
 * `summary(survfit(Surv(time, factor(cause)) ~ 1), times)`. `index`: place of the cause in the curve.
 * After the last follow-up there is no estimate, unless nobody is left in whom an event could still come; an incidence of 0 has
 * no limits.
 */
export function incidenceRows(
  base: RowBase,
  curve: IncidenceCurve,
  index: number,
  months: readonly number[],
  daysPerMonth: number,
): ResultRow[] {
  const last = curve.time.at(-1) as number;
  return months.flatMap((at) => {
    const days = at * daysPerMonth;
    const read = incidenceAt(curve, [days]);
    const row = { ...base, at };
    if (days > last && (read.eventFree.probability[0] as number) > 0) {
      const reason = `follow-up ends before, at ${monthText(last / daysPerMonth)} months`;
      return STATISTICS.map((statistic) => resultRow(row, statistic, { reason }));
    }
    const state = read.incidence[index];
    if (state === undefined) throw new Error(`the curve has no cause at ${index}`);
    const incidence = state.probability[0] as number;
    const limit = (values: Float64Array | null) =>
      incidence === 0
        ? { reason: 'at an incidence of 0 the interval has no limits' }
        : estimateOr(values?.[0], `at an incidence of ${incidence} the interval has no limits`);
    return [
      resultRow(row, 'incidence', incidence),
      resultRow(row, 'incidence_lower', limit(state.lower)),
      resultRow(row, 'incidence_upper', limit(state.upper)),
    ];
  });
}
