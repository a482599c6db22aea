import type { IncidenceCurve } from '@cohort-report/schema';
import type { IncidenceCurve as Fitted } from '@cohort-report/survival';

/** One cause of fitted curves as results.json carries it: times in months from the origin on. */
export function publishedIncidence(
  name: Pick<IncidenceCurve, 'analysis' | 'endpoint' | 'cause' | 'group'>,
  fitted: Fitted,
  index: number,
  daysPerMonth: number,
): IncidenceCurve {
  const state = fitted.incidence[index];
  if (state === undefined) throw new Error(`the curve has no cause at ${index}`);
  const limit = (values: Float64Array | null): (number | null)[] => [
    null,
    ...Array.from(state.probability, (incidence, at) => {
      const value = values?.[at];
      return incidence > 0 && value !== undefined && Number.isFinite(value) ? value : null;
    }),
  ];
  return {
    ...name,
    time: [0, ...Array.from(fitted.time, (days) => days / daysPerMonth)],
    incidence: [0, ...state.probability],
    lower: limit(state.lower),
    upper: limit(state.upper),
  };
}
