import type { FitPatient } from './fit-patient.ts';
import type { FitPlan } from './plan/plan-shape.ts';

/**
 * The same cohort with times beyond the last printed one spread out, ever more sparsely up to the last
 * day: of those only the order counts, ties included, so that a search leaves them anywhere. No printed
 * value changes.
 */
export function spreadLateTimes(plan: FitPlan, patients: readonly FitPatient[]): FitPatient[] {
  const { endpoints, last_day: last } = plan.declaration;
  const names = Object.values(endpoints).map(({ time }) => time);
  const soonest = lastPrinted(plan);
  const late = [
    ...new Set(patients.flatMap((patient) => names.map((name) => Number(patient[name])))),
  ]
    .filter((time) => time > soonest)
    .sort((a, b) => a - b);
  const spread = new Map(
    late.map((time, k) => [
      time,
      Math.round(soonest * (last / soonest) ** ((k + 1) / late.length)),
    ]),
  );
  if (new Set(spread.values()).size < late.length) return [...patients];
  return patients.map((patient) => ({
    ...patient,
    ...Object.fromEntries(
      names.map((name) => [name, spread.get(Number(patient[name])) ?? patient[name]!]),
    ),
  }));
}

/** The last day that a printed time or the time of a printed rate can be. */
function lastPrinted({ curves }: FitPlan): number {
  const days = curves.flatMap(({ times, targets }) => [
    ...times,
    ...targets.slice(0, 3).map((target) => target?.interval?.upper ?? 1),
  ]);
  return Math.ceil(Math.max(1, ...days));
}
