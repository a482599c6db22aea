import { cox, curveSummary, followUp, kaplanMeier, survivalAt } from '@cohort-report/survival';
import type { FitPatient } from './fit-patient.ts';
import {
  type FitPlan,
  type PlanCurve,
  type PlanModel,
  type PlanTerm,
  STATISTICS,
} from './plan/plan-shape.ts';
import { printedInterval } from './plan/printed-interval.ts';

/** One printed value and what a cohort gives for it. */
export interface ScoredTarget {
  /** Endpoint, model and, if it has them, term and second term. */
  readonly model: string;
  readonly statistic: string;
  readonly printed: string;
  /** Hazard ratio, p value, days, or share; null if there is no estimate. */
  readonly value: number | null;
  readonly matched: boolean;
  /** Distance outside the rounding interval in half-widths of it; 0 if matched. */
  readonly distance: number;
}

const CONTROL = { eps: 1e-15, maxIterations: 50 };

/** All printed values of a declaration against a cohort, in the order of the declaration. */
export function scoreCohort(plan: FitPlan, patients: readonly FitPatient[]): ScoredTarget[] {
  return [
    ...plan.models.flatMap((model) => scoreModel(plan, model, patients)),
    ...plan.curves.flatMap((curve) => scoreCurve(plan, curve, patients)),
  ];
}

function scoreModel(
  plan: FitPlan,
  model: PlanModel,
  patients: readonly FitPatient[],
): ScoredTarget[] {
  const rows = among(plan, model.among, patients);
  const columns = model.terms.map((term) => rows.map((row) => termValue(plan, term, row)));
  const covariates = model.product
    ? [...columns, columns[0]!.map((value, row) => value * columns[1]![row]!)]
    : columns;
  const fit = cox({ ...outcome(plan, model.endpoint, rows), covariates, control: CONTROL });
  return model.coefficients.flatMap(({ label, at, printed }) => {
    const { hr, hrLower, hrUpper, p } = fit.columns[model.product ? 2 : at]!;
    const values = { hr, lower: hrLower, upper: hrUpper, p };
    return STATISTICS.flatMap((statistic) => {
      const text = printed[statistic];
      if (text === undefined) return [];
      return [
        score(`${model.id}: ${label}`, statistic, text, values[statistic], printedInterval(text)),
      ];
    });
  });
}

function scoreCurve(
  plan: FitPlan,
  { id, endpoint, among: term, reverse, times, targets }: PlanCurve,
  patients: readonly FitPatient[],
): ScoredTarget[] {
  const rows = among(plan, term, patients);
  const estimate = reverse ? followUp : kaplanMeier;
  const curve = estimate(outcome(plan, endpoint, rows)).curves[0]!;
  const { median, lower, upper } = curveSummary(curve);
  const at = times.length > 0 ? survivalAt(curve, times) : null;
  const values = [
    median,
    lower,
    upper,
    ...times.flatMap((_, k) => [at!.survival[k]!, at!.lower![k]!, at!.upper![k]!]),
  ];
  return targets.flatMap((target, k) =>
    target ? [score(id, target.label, target.printed, values[k]!, target.interval)] : [],
  );
}

function score(
  model: string,
  statistic: string,
  printed: string,
  value: number | null,
  interval: { readonly lower: number; readonly upper: number } | null,
): ScoredTarget {
  let distance = interval === null && value === null ? 0 : Infinity;
  if (interval !== null && value !== null) {
    const half = (interval.upper - interval.lower) / 2;
    distance = Math.max(0, (interval.lower - value) / half, (value - interval.upper) / half);
  }
  return { model, statistic, printed, value, matched: distance === 0, distance };
}

function among(
  plan: FitPlan,
  term: number,
  patients: readonly FitPatient[],
): readonly FitPatient[] {
  return term < 0 ? patients : patients.filter((patient) => termValue(plan, term, patient) === 1);
}

function outcome(plan: FitPlan, endpoint: number, rows: readonly FitPatient[]) {
  const { time, event } = Object.values(plan.declaration.endpoints)[endpoint]!;
  return {
    time: rows.map((row) => Number(row[time])),
    event: rows.map((row) => Number(row[event])),
  };
}

function termValue(plan: FitPlan, at: number, patient: FitPatient): number {
  const { column, kind, bound }: PlanTerm = plan.terms[at]!;
  const { name, levels, step } = plan.columns[column]!;
  const value = patient[name]!;
  const units = levels ? levels.indexOf(value) : Math.round(Number(value) / step);
  if (kind === 'parts') return units / bound;
  return (kind === 'is' ? units === bound : units > bound) ? 1 : 0;
}
