import { createDenseScreen, type DenseScreen } from '../kernel/dense-screen.ts';
import { createEndpoint, type Endpoint } from '../kernel/endpoint.ts';
import { createGroupRisk, type GroupRisk, OUTSIDE } from '../kernel/group-risk.ts';
import { createGroupScreen, type GroupScreen } from '../kernel/group-screen.ts';
import type { FitPlan, PlanCurve, PlanModel } from '../plan/fit-plan.ts';
import type { FitPatient } from './fit-patient.ts';

export interface ModelState {
  readonly plan: PlanModel;
  readonly p: number;
  readonly codes: Uint8Array;
  readonly design: Float64Array;
  readonly risk: GroupRisk;
  /** The model at its estimate, one of the two by its kind. */
  readonly groupScreen: GroupScreen | null;
  readonly denseScreen: DenseScreen | null;
  /** Whether the last move changed its columns. */
  changed: boolean;
  /** Printed values that it matches. */
  matched: number;
  /** Estimate, variance and penalty as they stand; those of the move on trial. */
  beta: Float64Array;
  variance: Float64Array;
  penalty: number;
  trialBeta: Float64Array;
  trialVariance: Float64Array;
  trialPenalty: number;
}

export interface CurveState {
  readonly plan: PlanCurve;
  readonly among: Uint8Array | null;
  readonly out: Float64Array;
  changed: boolean;
  matched: number;
  penalty: number;
  trialPenalty: number;
}

/** The cohort under search. Rows are patients; columns hold whole numbers (see PlanColumn). */
export interface FitState {
  readonly plan: FitPlan;
  readonly n: number;
  readonly columns: readonly Int32Array[];
  /** The endpoint that comes first, and the last one. */
  readonly first: Endpoint;
  readonly last: Endpoint;
  readonly models: readonly ModelState[];
  readonly curves: readonly CurveState[];
}

export function createFitState(plan: FitPlan, patients: readonly FitPatient[]): FitState {
  const n = patients.length;
  const columns = plan.columns.map(({ name, levels, step }) =>
    Int32Array.from(patients, (patient) => {
      const value = patient[name]!;
      return levels ? levels.indexOf(value) : Math.round(Number(value) / step);
    }),
  );
  const [first, last] = Object.values(plan.declaration.endpoints).map(({ time, event }) =>
    createEndpoint(
      patients.map((patient) => Number(patient[time])),
      patients.map((patient) => Number(patient[event])),
    ),
  ) as [Endpoint, Endpoint];
  const state: FitState = {
    plan,
    n,
    columns,
    first,
    last,
    models: plan.models.map((model) => {
      const p = model.groups > 0 ? model.groups - 1 : model.terms.length;
      return {
        plan: model,
        p,
        codes: new Uint8Array(n),
        design: new Float64Array(model.groups > 0 ? 0 : n * p),
        risk: createGroupRisk(Math.max(model.groups, 1), n),
        groupScreen: model.groups > 0 ? createGroupScreen(model.groups, n) : null,
        denseScreen: model.groups > 0 ? null : createDenseScreen(p, n),
        changed: false,
        matched: 0,
        beta: new Float64Array(p),
        variance: new Float64Array(p * p),
        penalty: 0,
        trialBeta: new Float64Array(p),
        trialVariance: new Float64Array(p * p),
        trialPenalty: 0,
      };
    }),
    curves: plan.curves.map((curve) => ({
      plan: curve,
      among: curve.among < 0 ? null : new Uint8Array(n),
      out: new Float64Array(3 + 3 * curve.times.length),
      changed: false,
      matched: 0,
      penalty: 0,
      trialPenalty: 0,
    })),
  };
  for (let row = 0; row < n; row += 1) refreshRow(state, row, -1);
  return state;
}

/** Carries the columns of `mask` of one row over to the models and curves; marks those that change. */
export function refreshRow(state: FitState, row: number, mask: number): void {
  const { terms } = state.plan;
  const termValue = (term: number) => {
    const { column, value } = terms[term]!;
    return value(state.columns[column]![row]!);
  };
  for (const model of state.models) {
    const { plan } = model;
    if ((plan.columns & mask) === 0) continue;
    if (plan.groups === 0) {
      const at = row * model.p;
      for (let j = 0; j < model.p; j += 1) {
        const term = plan.terms[j]!;
        if (((1 << terms[term]!.column) & mask) === 0) continue;
        const value = termValue(term);
        if (model.design[at + j] === value) continue;
        model.design[at + j] = value;
        model.changed = true;
      }
      continue;
    }
    let code = 0;
    for (let j = 0; j < plan.terms.length; j += 1)
      if (termValue(plan.terms[j]!) !== 0) code += j + 1;
    if (plan.among >= 0 && termValue(plan.among) === 0) code = OUTSIDE;
    if (model.codes[row] === code) continue;
    model.codes[row] = code;
    model.changed = true;
  }
  for (const curve of state.curves) {
    if (curve.among === null || (curve.plan.columns & mask) === 0) continue;
    const value = termValue(curve.plan.among);
    if (curve.among[row] === value) continue;
    curve.among[row] = value;
    curve.changed = true;
  }
}

/** The cohort as it stands, in the declared columns. */
export function patientsOf(state: FitState): FitPatient[] {
  const { plan } = state;
  const [first, last] = Object.values(plan.declaration.endpoints);
  return Array.from({ length: state.n }, (_, row) => {
    const columns = plan.columns.map(({ name, levels, step }, c) => {
      const units = state.columns[c]![row]!;
      return [name, levels ? levels[units]! : units / Math.round(1 / step)] as const;
    });
    return Object.fromEntries([
      ...columns,
      [first!.time, state.first.time[row]!],
      [first!.event, state.first.event[row]!],
      [last!.time, state.last.time[row]!],
      [last!.event, state.last.event[row]!],
    ]);
  });
}
