import { cox } from '@cohort-report/survival';
import type { FitPatient } from '../../src/fit/fit-patient.ts';
import type { FitPlan } from '../../src/fit/plan/plan-shape.ts';

/**
 * What the survival package estimates for each model of a plan: its coefficients, of a product those
 * of the three groups beside the reference; null where a coefficient has no estimate.
 */
export function estimatesOf(plan: FitPlan, patients: readonly FitPatient[]): (number[] | null)[] {
  const termOf = (at: number, patient: FitPatient) => {
    const { is, above, column } = plan.declaration.terms[plan.terms[at]!.name]!;
    const value = patient[column]!;
    if (is !== undefined) return value === is ? 1 : 0;
    return above !== undefined ? Number(Number(value) > above) : Number(value);
  };
  return plan.models.map((model) => {
    const rows = patients.filter((row) => model.among < 0 || termOf(model.among, row) === 1);
    const columns = model.terms.map((term) => rows.map((row) => termOf(term, row)));
    const { time, event } = Object.values(plan.declaration.endpoints)[model.endpoint]!;
    const fit = cox({
      time: rows.map((row) => Number(row[time])),
      event: rows.map((row) => Number(row[event])),
      covariates: model.product
        ? [...columns, columns[0]!.map((value, row) => value * columns[1]![row]!)]
        : columns,
      control: { eps: 1e-15, maxIterations: 50 },
    });
    const logs = fit.columns.map(({ hr }) => (hr === null ? null : Math.log(hr)));
    if (logs.includes(null)) return null;
    const [first, second, product] = logs as number[];
    return model.product ? [first!, second!, first! + second! + product!] : (logs as number[]);
  });
}
