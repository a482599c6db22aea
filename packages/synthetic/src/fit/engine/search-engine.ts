import type { FitPatient } from '../fit-patient.ts';
import type { FitPlan, PlanModel } from '../plan/plan-shape.ts';
import { declarePlan, type ModelPlace } from './declare-plan.ts';
import type { KernelExports } from './kernel-exports.ts';
import { openKernel } from './open-kernel.ts';

/** Numbers in the estimates of a block (three of each lane) and of a panel. */
const WIDTH = 12;

/** A kernel with a plan: holds one cohort at a time, and others that are put aside. */
export interface SearchEngine {
  readonly kernel: KernelExports;
  /** Names of the endpoints, the first one first. */
  readonly endpoints: readonly string[];
  /** Takes a cohort over, solves its models; gives its penalty. */
  readonly load: (patients: readonly FitPatient[]) => number;
  /** Coefficients of one of the plan's models as they stand; of a product model those of its groups. */
  readonly estimates: (model: number) => number[];
  /** The cohort as it stands, and the one with the most matches that a walk has met. */
  readonly patients: () => FitPatient[];
  readonly best: () => FitPatient[];
}

export function createEngine(plan: FitPlan): SearchEngine {
  const kernel = openKernel();
  const places = declarePlan(kernel, plan);
  const n = plan.declaration.patients;
  const view = (from: number, array: number, length: number) =>
    new Int32Array(kernel.memory.buffer, from + array - kernel.primary.value, length);
  const { columns, times, events, primary, best } = kernel;
  return {
    kernel,
    endpoints: Object.keys(plan.declaration.endpoints),
    load: (patients) => {
      const values = view(primary.value, columns.value, plan.columns.length * n);
      plan.columns.forEach(({ name, levels, step }, column) => {
        patients.forEach((patient, row) => {
          const value = patient[name]!;
          values[column * n + row] = levels
            ? levels.indexOf(value)
            : Math.round(Number(value) / step);
        });
      });
      const time = view(primary.value, times.value, 2 * n);
      const event = view(primary.value, events.value, 2 * n);
      Object.values(plan.declaration.endpoints).forEach((endpoint, which) => {
        patients.forEach((patient, row) => {
          time[which * n + row] = Number(patient[endpoint.time]);
          event[which * n + row] = Number(patient[endpoint.event]);
        });
      });
      kernel.solve();
      return kernel.energy();
    },
    estimates: (model) => estimatesAt(places[model]!, plan.models[model]!),
    patients: () => patientsAt(primary.value),
    best: () => patientsAt(best.value),
  };

  function estimatesAt({ block, lane, panel }: ModelPlace, { groups, terms }: PlanModel): number[] {
    const reals = (at: number) => new Float32Array(kernel.memory.buffer, at, WIDTH);
    if (panel >= 0) {
      const beta = reals(kernel.panelBeta.value + panel * WIDTH * 4);
      return terms.map((_, j) => beta[j]!);
    }
    const beta = reals(kernel.blockBeta.value + block * WIDTH * 4);
    return Array.from({ length: groups - 1 }, (_, j) => beta[j * 4 + lane]!);
  }

  function patientsAt(from: number): FitPatient[] {
    const values = view(from, columns.value, plan.columns.length * n);
    const time = view(from, times.value, 2 * n);
    const event = view(from, events.value, 2 * n);
    const endpoints = Object.values(plan.declaration.endpoints);
    return Array.from({ length: n }, (_, row) =>
      Object.fromEntries([
        ...plan.columns.map(({ name, levels, step }, column) => {
          const units = values[column * n + row]!;
          return [name, levels ? levels[units]! : units / Math.round(1 / step)] as const;
        }),
        ...endpoints.flatMap((endpoint, which) => [
          [endpoint.time, time[which * n + row]!] as const,
          [endpoint.event, event[which * n + row]!] as const,
        ]),
      ]),
    );
  }
}
