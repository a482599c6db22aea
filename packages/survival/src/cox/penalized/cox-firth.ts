import { chiSquareUpperTail } from '../../distributions/chi-square-upper-tail.ts';
import { normalQuantile } from '../../distributions/normal-quantile.ts';
import { requireObject } from '../../errors/require-object.ts';
import { checkCoxInput } from '../check-cox-input.ts';
import { completeControl } from '../complete-control.ts';
import type { CoxReason, CoxTest, CoxWarning } from '../cox-fit.ts';
import type { CoxControl, CoxInput } from '../cox-input.ts';
import { partialLikelihood } from '../kernel/partial-likelihood.ts';
import { createRiskWorkspace, type RiskWorkspace } from '../kernel/risk-workspace.ts';
import { columnScaling } from '../layout/column-scaling.ts';
import { buildPanels } from '../layout/panels.ts';
import { choleskyFactor } from '../linear/cholesky-factor.ts';
import { prepareCoxLayout } from '../prepare-cox-data.ts';
import { refuseExactTies } from '../refuse-exact-ties.ts';
import { type FirthPoint, maximizeFirth } from './maximize-firth.ts';
import { profileLimit } from './profile-limit.ts';
import { whyAbsent } from './why-absent.ts';

export interface CoxFirthInput
  extends Omit<CoxInput, 'ties' | 'robust' | 'cluster' | 'init' | 'control'> {
  readonly ties?: 'efron' | 'breslow' | undefined;
  readonly control?: Partial<CoxControl> | undefined;
}

export interface CoxFirthColumn {
  readonly name: string;
  readonly coefficient: number | null;
  /** From the inverse information at the estimates. */
  readonly se: number | null;
  readonly hr: number | null;
  /** Profile penalized likelihood limits of the hazard ratio; null if not found. */
  readonly hrLower: number | null;
  readonly hrUpper: number | null;
  /** Penalized likelihood-ratio test that the coefficient is 0. */
  readonly stat: number | null;
  readonly p: number | null;
  /** Null exactly when the estimates are there. */
  readonly reason: CoxReason | null;
}

export interface CoxFirthFit {
  readonly n: number;
  readonly nEvents: number;
  readonly confLevel: number;
  readonly columns: readonly CoxFirthColumn[];
  /** Penalized: log partial likelihood + 1/2 log |information|, at 0 and at the estimates. */
  readonly loglik: { readonly null: number | null; readonly final: number | null };
  readonly lrTest: CoxTest;
  readonly iterations: number;
  readonly converged: boolean;
  /** 'few-events': the estimates may be those of a local maximum. */
  readonly warnings: readonly CoxWarning[];
}

const EVENTS_PER_COLUMN = 2;

/**
 * Cox regression by Firth's penalized likelihood: finite estimates where the events are separated,
 * less bias in small samples. Confidence limits and p-values by profiling the penalized likelihood.
 * The penalized likelihood need not have one maximum only, when events are about as few as columns:
 * estimates and limits are then those that the way from 0 leads to. Below 2 events for each estimated
 * column a warning says so.
 * Heinze & Schemper (2001), Biometrics 57:114-119; R: `coxphf::coxphf`.
 * Throws CoxInputError on unusable arguments, as `cox`, and SurvivalInputError on exact ties.
 */
export function coxFirth(input: CoxFirthInput): CoxFirthFit {
  requireObject(input, 'input', 'an object with time, event and covariates');
  const { confLevel = 0.95, ties = 'efron' } = input;
  const rows = checkCoxInput(input);
  refuseExactTies(ties);
  const control = completeControl(input.control);
  const { data, layout } = prepareCoxLayout(input, rows, control.timefix);
  const { stratum, p } = data;
  const scaling = columnScaling(data.columns, data.weight);
  const workspace = (columns: readonly Float64Array[], kept: readonly number[]) => {
    const pick = (values: Float64Array) => Float64Array.from(kept, (j) => values[j]!);
    const part = { centre: pick(scaling.centre), scale: pick(scaling.scale) };
    return createRiskWorkspace({
      layout,
      panels: buildPanels(columns, layout.order, part, stratum),
      p: columns.length,
      efron: ties === 'efron',
      weight: data.weight,
      offset: data.offset,
    });
  };
  const full = workspace(data.columns, [...data.columns.keys()]);
  partialLikelihood(full, new Float64Array(p));
  const factor = full.information.slice();
  choleskyFactor(factor, p, control.tolerCholesky);
  const reasons = data.names.map((_, j) => whyAbsent(data, j, full.information, factor));
  const kept = reasons.flatMap((reason, j) => (reason === null ? [j] : []));
  const base = { n: data.n, nEvents: data.nEvents, confLevel };
  if (kept.length === 0) return emptyFit(base, data.names, reasons);

  const ws = workspace(
    kept.map((j) => data.columns[j]!),
    kept,
  );
  const zero = new Float64Array(kept.length);
  const nullLoglik = penalizedAt(ws, zero, control.tolerCholesky);
  const best = maximizeFirth(ws, zero, -1, control.tolerCholesky);
  const columns = data.names.map((name, j) => {
    const k = kept.indexOf(j);
    if (k < 0) return absent(name, reasons[j]!);
    return profileColumn(ws, best, k, name, scaling.scale[j]!, confLevel, control);
  });
  const stat = Math.max(0, 2 * (best.loglik - nullLoglik));
  const df = kept.length;
  // The determinant is of scaled columns; in the columns' own units its root is smaller by this.
  const units = kept.reduce((sum, j) => sum + Math.log(scaling.scale[j]!), 0);
  return {
    ...base,
    columns,
    loglik: { null: nullLoglik - units, final: best.loglik - units },
    lrTest: { stat, df, p: chiSquareUpperTail(stat, df), reason: null },
    iterations: best.iterations,
    converged: best.converged,
    warnings: fewEvents(data.nEvents, df),
  };
}

function fewEvents(events: number, columns: number): CoxWarning[] {
  if (events >= EVENTS_PER_COLUMN * columns) return [];
  const message = `${events} events for ${columns} columns: the penalized likelihood may have several maxima, of which estimates and limits belong to one`;
  return [{ code: 'few-events', message }];
}

function profileColumn(
  ws: RiskWorkspace,
  best: FirthPoint,
  k: number,
  name: string,
  unit: number,
  confLevel: number,
  control: CoxControl,
): CoxFirthColumn {
  const estimate = best.beta[k]!;
  const se = Math.sqrt(best.inverse[k * ws.p + k]!);
  let nearby = best.beta;
  const statAt = (value: number) => {
    const start = nearby.slice();
    start[k] = value;
    const found = maximizeFirth(ws, start, k, control.tolerCholesky);
    nearby = found.beta;
    return Math.max(0, 2 * (best.loglik - found.loglik));
  };
  const stat = statAt(0);
  const target = normalQuantile((1 + confLevel) / 2);
  const limit = (side: number) => {
    nearby = best.beta;
    const root = (value: number) => Math.sqrt(statAt(value));
    const value = profileLimit(root, estimate, target * se, side, target);
    return value === null ? null : Math.exp(value * unit);
  };
  return {
    name,
    coefficient: estimate * unit,
    se: se * unit,
    hr: Math.exp(estimate * unit),
    hrLower: limit(-1),
    hrUpper: limit(1),
    stat,
    p: chiSquareUpperTail(stat, 1),
    reason: null,
  };
}

function penalizedAt(ws: RiskWorkspace, beta: Float64Array, tolerance: number): number {
  const loglik = partialLikelihood(ws, beta);
  const factor = ws.information.slice();
  choleskyFactor(factor, ws.p, tolerance);
  let logDeterminant = 0;
  for (let j = 0; j < ws.p; j++) logDeterminant += Math.log(factor[j * ws.p + j]!);
  return loglik + 0.5 * logDeterminant;
}

function absent(name: string, reason: CoxReason): CoxFirthColumn {
  const none = null;
  return {
    name,
    coefficient: none,
    se: none,
    hr: none,
    hrLower: none,
    hrUpper: none,
    stat: none,
    p: none,
    reason,
  };
}

function emptyFit(
  base: { n: number; nEvents: number; confLevel: number },
  names: readonly string[],
  reasons: readonly (CoxReason | null)[],
): CoxFirthFit {
  const message = 'no column has an estimate';
  const reason: CoxReason = reasons[0] ?? { code: 'not-available', message };
  return {
    ...base,
    columns: names.map((name, j) => absent(name, reasons[j] ?? reason)),
    loglik: { null: null, final: null },
    lrTest: { stat: null, df: 0, p: null, reason },
    iterations: 0,
    converged: false,
    warnings: [],
  };
}
