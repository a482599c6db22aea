import type { ResultRow } from '@cohort-report/schema';
import { curveSummary, followUp } from '@cohort-report/survival';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import { countEvents } from './count-events.ts';
import type { EndpointTimes } from './endpoint-times.ts';
import { type Confidence, survivalMethod } from './survival-method.ts';

/** Median follow-up and its limits in months, by reverse Kaplan-Meier: R's `print(survfit(Surv(time, !event) ~ 1))`. */
export function followUpRows(
  base: RowBase,
  times: EndpointTimes,
  confidence: Confidence,
  daysPerMonth: number,
): ResultRow[] {
  const row = {
    ...base,
    unit: 'months',
    n: times.row.length,
    events: times.row.length - countEvents(times),
    method: survivalMethod(confidence, 'reverse Kaplan-Meier'),
  };
  const statistics = ['follow_up', 'follow_up_lower', 'follow_up_upper'];
  if (times.row.length === 0) {
    const reason = 'there is no patient with a known time';
    return statistics.map((statistic) => resultRow(row, statistic, { reason }));
  }
  const [curve] = followUp({
    time: times.days,
    event: times.event,
    confType: confidence.conf_type,
    confLevel: confidence.conf_level,
  }).curves;
  if (curve === undefined) throw new Error('no curve of follow-up');
  const { median, lower, upper } = curveSummary(curve);
  return [median, lower, upper].map((days, index) =>
    resultRow(
      row,
      statistics[index] as string,
      days === null ? { reason: 'too few patients are censored to reach it' } : days / daysPerMonth,
    ),
  );
}
