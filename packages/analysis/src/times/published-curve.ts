import type { SurvivalCurve } from '@cohort-report/schema';
import { type SurvivalCurve as Fitted, survivalAt } from '@cohort-report/survival';

/** A fitted curve as results.json carries it: times in months from the origin on, numbers at risk at the ticks. */
export function publishedCurve(
  name: Pick<SurvivalCurve, 'analysis' | 'endpoint' | 'group'>,
  fitted: Fitted,
  ticks: readonly number[],
  daysPerMonth: number,
): SurvivalCurve {
  const limit = (values: Float64Array | null): (number | null)[] => [
    1,
    ...Array.from(fitted.time, (_, index) => {
      const value = values?.[index];
      return value !== undefined && Number.isFinite(value) ? value : null;
    }),
  ];
  const time = Array.from(fitted.time, (days) => days / daysPerMonth);
  return {
    analysis: name.analysis,
    endpoint: name.endpoint,
    ...(name.group === undefined ? {} : { group: name.group }),
    time: [0, ...time],
    survival: [1, ...fitted.survival],
    lower: limit(fitted.lower),
    upper: limit(fitted.upper),
    censored: time.flatMap((month, index) => {
      const count = fitted.nCensor[index] as number;
      return count === 0
        ? []
        : [{ time: month, survival: fitted.survival[index] as number, count }];
    }),
    atRisk: ticks.map((month) => ({
      time: month,
      n: survivalAt(fitted, [month * daysPerMonth]).nRisk[0] as number,
    })),
  };
}
