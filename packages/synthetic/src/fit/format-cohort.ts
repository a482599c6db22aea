import type { FitPatient } from './fit-patient.ts';
import type { FitPlan } from './plan/plan-shape.ts';

/**
 * The fitted patients as comma-separated text: id, the declared columns, times and events, and
 * `relapse`, 1 if the first endpoint's event is not the last one itself.
 */
export function formatCohort(plan: FitPlan, patients: readonly FitPatient[]): string {
  const [first, last] = Object.values(plan.declaration.endpoints);
  const names = [
    ...plan.columns.map(({ name }) => name),
    first!.time,
    first!.event,
    last!.time,
    last!.event,
  ];
  const decimals = new Map(
    plan.columns.map(({ name, step }) => [name, step < 1 ? Math.ceil(-Math.log10(step)) : 0]),
  );
  const lines = patients.map((patient, index) => {
    const cells = names.map((name) => {
      const value = patient[name]!;
      return typeof value === 'number' ? value.toFixed(decimals.get(name) ?? 0) : value;
    });
    const relapse =
      patient[first!.event] === 1 &&
      !(patient[last!.event] === 1 && patient[last!.time] === patient[first!.time]);
    return [index + 1, ...cells, relapse ? 1 : 0].join(',');
  });
  return `${[`id`, ...names, 'relapse'].join(',')}\n${lines.join('\n')}\n`;
}
