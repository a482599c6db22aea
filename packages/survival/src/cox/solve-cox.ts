import type { CoxControl, CoxTies } from './cox-input.ts';
import type { CoxData } from './cox-model.ts';
import { createLikelihood } from './kernel/create-likelihood.ts';
import { exactLikelihood } from './kernel/exact-likelihood.ts';
import { newton } from './kernel/newton.ts';
import { createNewtonState, type NewtonState } from './kernel/newton-state.ts';
import { plainLikelihood } from './kernel/plain-likelihood.ts';
import { columnScaling } from './layout/column-scaling.ts';
import type { ColumnScaling } from './layout/panels.ts';
import type { RiskLayout } from './layout/risk-layout.ts';
import { choleskyFactor } from './linear/cholesky-factor.ts';
import { choleskyInverse } from './linear/cholesky-inverse.ts';
import { choleskySolve } from './linear/cholesky-solve.ts';
import { findSeparation } from './separation/find-separation.ts';

/** A maximized partial likelihood, on the scale of the columns unless said otherwise. */
export interface CoxSolution {
  readonly state: NewtonState;
  readonly scaling: ColumnScaling;
  /** 0 for dropped columns. */
  readonly coefficients: Float64Array;
  /** Inverse of the information, 0 in rows of dropped columns. */
  readonly variance: Float64Array;
  /** The Newton step that the end point would still take. */
  readonly step: Float64Array;
  /** Information of the scaled columns at the start, and its factor; null if no column depends. */
  readonly dependence: { readonly information: Float64Array; readonly factor: Float64Array } | null;
  readonly active: readonly boolean[];
  /** Sign of the way of coefficients that run to infinity, else 0. */
  readonly separated: Int8Array;
}

export function solveCox(
  data: CoxData,
  layout: RiskLayout,
  ties: CoxTies,
  control: CoxControl,
  init: ArrayLike<number> | undefined,
): CoxSolution {
  const { p } = data;
  const scaling = columnScaling(data.columns, data.weight);
  const { columns, weight, offset, stratum } = data;
  const parts = { columns, scaling, layout, efron: ties === 'efron', weight, offset, stratum };
  const { score, information, evaluate, release } =
    ties === 'exact' ? plainLikelihood(parts, exactLikelihood) : createLikelihood(parts);
  const state = createNewtonState(p);
  const start = Float64Array.from(scaling.scale, (scale, j) => (init?.[j] ?? 0) / scale);
  state.beta.set(start);
  newton({ p, score, information, evaluate }, state, control);

  const active = Array.from(state.dropped, (dropped) => dropped === 0);
  const scaledStep = score.slice();
  choleskySolve(state.factor, p, scaledStep);
  if (state.rank < state.rankAtStart) scaledStep.set(state.fullStep);
  const way = state.beta.map((value, j) => value - start[j]!);
  const directions = [scaledStep, state.step, way];
  const variance = choleskyInverse(state.factor, p);
  const variances = Float64Array.from(active, (_, j) => variance[j * p + j]!);
  const exact = ties === 'exact';
  const separated = findSeparation(data, layout, directions, variances, scaling.scale, exact);
  const coefficients = new Float64Array(p);
  const step = new Float64Array(p);
  for (let a = 0; a < p; a++) {
    const scale = scaling.scale[a]!;
    step[a] = scaledStep[a]! * scale;
    if (active[a]) coefficients[a] = state.beta[a]! * scale;
    for (let b = 0; b < p; b++) variance[a * p + b]! *= scale * scaling.scale[b]!;
  }
  let dependence: CoxSolution['dependence'] = null;
  if (active.includes(false)) {
    evaluate(start);
    const factor = information.slice();
    choleskyFactor(factor, p, control.tolerCholesky);
    dependence = { information: information.slice(), factor };
  }
  release();
  return { state, scaling, coefficients, variance, step, dependence, active, separated };
}
