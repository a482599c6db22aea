import { cox, curveSummary, followUp, kaplanMeier, survivalAt } from '@cohort-report/survival';
import type { FitPlan, PlanModel } from '../../src/fit/plan/fit-plan.ts';
import type { FitPatient } from '../../src/fit/state/fit-patient.ts';

/**
 * What the survival package gives for every target of a plan, in the order of `scoreCohort`; null
 * where there is no estimate.
 */
export function referenceValues(plan: FitPlan, patients: readonly FitPatient[]): (number | null)[] {
  return [
    ...plan.models.flatMap((model) => modelValues(plan, model, patients)),
    ...plan.curves.flatMap((curve) => {
      const rows = among(plan, curve.among, patients);
      const { time, event } = outcome(plan, curve.endpoint, rows);
      const made = (curve.reverse ? followUp : kaplanMeier)({ time, event }).curves[0]!;
      const summary = curveSummary(made);
      const at = curve.times.length > 0 ? survivalAt(made, curve.times) : null;
      const rates = curve.times.flatMap((_, k) => [
        at!.survival[k]!,
        at!.lower![k]!,
        at!.upper![k]!,
      ]);
      const values = [summary.median, summary.lower, summary.upper, ...rates];
      return values.filter((_, k) => curve.targets[k] !== null);
    }),
  ];
}

function modelValues(
  plan: FitPlan,
  model: PlanModel,
  patients: readonly FitPatient[],
): (number | null)[] {
  const rows = among(plan, model.among, patients);
  const columns = model.terms.map((term) => rows.map((row) => termOf(plan, term, row)));
  const covariates = model.product
    ? [...columns, columns[0]!.map((value, row) => value * columns[1]![row]!)]
    : columns;
  const fit = cox({
    ...outcome(plan, model.endpoint, rows),
    covariates,
    control: { eps: 1e-15, maxIterations: 50 },
  });
  return model.coefficients.flatMap(({ at, printed }) => {
    const { hr, hrLower, hrUpper, p } = fit.columns[model.product ? 2 : at]!;
    const values = { hr, lower: hrLower, upper: hrUpper, p };
    return (['hr', 'lower', 'upper', 'p'] as const).flatMap((name) =>
      printed[name] === undefined ? [] : [values[name]],
    );
  });
}

function among(plan: FitPlan, term: number, patients: readonly FitPatient[]) {
  return term < 0 ? patients : patients.filter((patient) => termOf(plan, term, patient) === 1);
}

function outcome(plan: FitPlan, endpoint: number, rows: readonly FitPatient[]) {
  const { time, event } = Object.values(plan.declaration.endpoints)[endpoint]!;
  return {
    time: rows.map((row) => Number(row[time])),
    event: rows.map((row) => Number(row[event])),
  };
}

function termOf(plan: FitPlan, term: number, patient: FitPatient): number {
  const { is, above, column } = plan.declaration.terms[plan.terms[term]!.name]!;
  const value = patient[column]!;
  if (is !== undefined) return value === is ? 1 : 0;
  if (above !== undefined) return Number(value) > above ? 1 : 0;
  return Number(value);
}
