import { requireObject } from '../../errors/require-object.ts';
import { shown } from '../../errors/shown.ts';
import { SurvivalInputError } from '../../errors/survival-input-error.ts';
import { checkCoxInput } from '../check-cox-input.ts';
import { completeControl } from '../complete-control.ts';
import { coxEstimate } from '../cox-estimate.ts';
import type { CoxEstimate, CoxReason } from '../cox-fit.ts';
import { COX_CONTROL, type CoxControl, type CoxInput } from '../cox-input.ts';
import { newton } from '../kernel/newton.ts';
import { createNewtonState } from '../kernel/newton-state.ts';
import { partialLikelihood } from '../kernel/partial-likelihood.ts';
import { createRiskWorkspace } from '../kernel/risk-workspace.ts';
import { columnScaling } from '../layout/column-scaling.ts';
import { buildPanels } from '../layout/panels.ts';
import { choleskyInverse } from '../linear/cholesky-inverse.ts';
import { prepareCoxLayout } from '../prepare-cox-data.ts';
import { refuseExactTies } from '../refuse-exact-ties.ts';
import { sandwich } from '../robust-variance.ts';
import { whyAbsent } from './why-absent.ts';

export interface CoxRidgeInput
  extends Omit<CoxInput, 'ties' | 'robust' | 'cluster' | 'init' | 'control'> {
  /** Strength of the penalty, 0 or above. */
  readonly theta: number;
  /** Multiply each square by the column's variance, so that units don't matter; true by default. */
  readonly scale?: boolean | undefined;
  /** Positions of the penalized columns; all by default. */
  readonly penalized?: readonly number[] | undefined;
  readonly ties?: 'efron' | 'breslow' | undefined;
  readonly control?: Partial<CoxControl> | undefined;
}

export type CoxRidgeColumn = { readonly [K in keyof CoxEstimate]: number | null } & {
  readonly name: string;
  /** Standard error from H^-1 I H^-1; `se` is from H^-1, H the penalized information. */
  readonly se2: number | null;
  readonly reason: CoxReason | null;
};

export interface CoxRidgeFit {
  readonly theta: number;
  readonly n: number;
  readonly nEvents: number;
  readonly columns: readonly CoxRidgeColumn[];
  /** Of the coefficients, without the penalty. */
  readonly loglik: { readonly null: number; readonly final: number };
  readonly penalty: number;
  /** Effective degrees of freedom, the trace of I H^-1 (R's summary adds up its terms' own). */
  readonly df: number;
  readonly aic: number;
  readonly iterations: number;
  readonly converged: boolean;
}

const CONTROL: CoxControl = { ...COX_CONTROL, eps: 1e-14, maxIterations: 50 };

/**
 * Cox regression with the penalty theta / 2 x sum of (variance x) coefficient^2.
 * R: `coxph(Surv(time, event) ~ ridge(x, theta, scale))`, iterated to rounding.
 * Throws CoxInputError on unusable arguments, as `cox`, and SurvivalInputError on exact ties, theta
 * below 0 and positions in `penalized` that no column has.
 */
export function coxRidge(input: CoxRidgeInput): CoxRidgeFit {
  requireObject(input, 'input', 'an object with time, event and covariates');
  const { theta, scale = true, penalized, confLevel = 0.95, ties = 'efron' } = input;
  const { theta: _, scale: __, penalized: ___, ...plain } = input;
  const rows = checkCoxInput(plain);
  refuseExactTies(ties);
  if (!(Number.isFinite(theta) && theta >= 0)) {
    const message = `expected a finite number of at least 0, found ${shown(theta)}`;
    throw new SurvivalInputError({ code: 'out-of-range', argument: 'theta', message });
  }
  const control = completeControl(input.control, CONTROL);
  const { data, layout } = prepareCoxLayout(plain, rows, control.timefix);
  const { stratum, p } = data;
  penalized?.forEach((at, index) => {
    if (data.columns[at] !== undefined) return;
    const message = `expected a position of the ${p} columns, 0 to ${p - 1}, found ${at}`;
    throw new SurvivalInputError({ code: 'out-of-range', argument: 'penalized', index, message });
  });
  const scaling = columnScaling(data.columns, data.weight);
  const ws = createRiskWorkspace({
    layout,
    panels: buildPanels(data.columns, layout.order, scaling, stratum),
    p,
    efron: ties === 'efron',
    weight: data.weight,
    offset: data.offset,
  });
  const strength = Float64Array.from(data.columns, (column, j) => {
    if (penalized !== undefined && !penalized.includes(j)) return 0;
    return theta * (scale ? sampleVariance(column) : 1) * scaling.scale[j]! ** 2;
  });
  const extreme = strength.findIndex((value) => !Number.isFinite(value));
  if (extreme >= 0) {
    const message = 'expected values whose squares are finite numbers above 0; rescale the column';
    const argument = `covariates[${extreme}]`;
    throw new SurvivalInputError({ code: 'out-of-range', argument, message });
  }
  let loglik = 0;
  let penalty = 0;
  const plainInformation = new Float64Array(p * p);
  const evaluate = (beta: Float64Array) => {
    loglik = partialLikelihood(ws, beta);
    plainInformation.set(ws.information);
    penalty = 0;
    for (let j = 0; j < p; j++) {
      penalty += (strength[j]! / 2) * beta[j]! ** 2;
      ws.score[j]! -= strength[j]! * beta[j]!;
      ws.information[j * p + j]! += strength[j]!;
    }
    return loglik - penalty;
  };
  const state = createNewtonState(p);
  newton({ p, score: ws.score, information: ws.information, evaluate }, state, control);
  const inverse = choleskyInverse(state.factor, p);
  const second = sandwich(inverse, plainInformation, p);
  let df = 0;
  for (let k = 0; k < p * p; k++) df += inverse[k]! * plainInformation[k]!;
  const columns = data.names.map((name, j): CoxRidgeColumn => {
    const reason = whyAbsent(data, j, ws.information, state.factor);
    if (reason !== null) return absent(name, reason);
    const unit = scaling.scale[j]!;
    const estimate = coxEstimate(
      state.beta[j]! * unit,
      Math.sqrt(inverse[j * p + j]!) * unit,
      confLevel,
    );
    return { name, ...estimate, se2: Math.sqrt(second[j * p + j]!) * unit, reason };
  });
  return {
    theta,
    n: data.n,
    nEvents: data.nEvents,
    columns,
    loglik: { null: state.loglikNull, final: loglik },
    penalty,
    df,
    aic: -2 * loglik + 2 * df,
    iterations: state.iterations,
    converged: state.converged,
  };
}

function absent(name: string, reason: CoxReason): CoxRidgeColumn {
  const none = null;
  return {
    name,
    coefficient: none,
    se: none,
    z: none,
    p: none,
    hr: none,
    hrLower: none,
    hrUpper: none,
    se2: none,
    reason,
  };
}

function sampleVariance(column: Float64Array): number {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  return column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (column.length - 1);
}
