import { chiSquareUpperTail } from '../distributions/chi-square-upper-tail.ts';
import { dropReason, separationReason } from './column-reasons.ts';
import { coxEstimate } from './cox-estimate.ts';
import type { CoxColumn, CoxFit, CoxReason, CoxTest, CoxWarning } from './cox-fit.ts';
import type { CoxControl } from './cox-input.ts';
import type { CoxModel } from './cox-model.ts';
import { quadraticForm } from './quadratic-form.ts';
import { rankCaution } from './rank-caution.ts';
import type { CoxSolution } from './solve-cox.ts';

export interface CoxSummaryInput {
  readonly model: CoxModel;
  readonly solution: CoxSolution;
  readonly robust: boolean;
  readonly robustScore: { readonly stat: number; readonly rank: number } | null;
  readonly confLevel: number;
  readonly init: ArrayLike<number>;
  readonly control: CoxControl;
  readonly warnings: readonly CoxWarning[];
}

const RESTLESS = 1e-3;
const NOTHING = { se: null, z: null, p: null, hr: null, hrLower: null, hrUpper: null };
const NO_VARIANCE = 1e-24;

/** Puts estimates, tests and reasons together. */
export function summarizeCox(input: CoxSummaryInput): CoxFit {
  const { model, solution, robust } = input;
  const { data } = model;
  const { p, nEvents } = data;
  const { state } = solution;
  const columns = data.names.map((_, j) => summarizeColumn(input, j));
  const df = solution.active.filter(Boolean).length;
  const test = (stat: number): CoxTest => testOf(stat, df, noEvents(nEvents));
  const variance = model.variance.slice();
  columns.forEach((column, j) => {
    if (column.reason === null) return;
    for (let k = 0; k < p; k++) {
      variance[j * p + k] = 0;
      variance[k * p + j] = 0;
    }
  });
  return {
    ties: model.ties,
    robust,
    confLevel: input.confLevel,
    n: data.n,
    nEvents,
    columns,
    variance,
    naiveVariance: robust ? model.naiveVariance : null,
    loglik: { null: state.loglikNull, final: state.loglik },
    iterations: nEvents === 0 ? 0 : state.iterations,
    converged: nEvents > 0 && state.converged,
    warnings: input.warnings,
    lrTest: test(2 * (state.loglik - state.loglikNull)),
    waldTest: waldOf(input, columns),
    scoreTest: test(state.scoreTest),
    robustScoreTest: robustScoreOf(input),
    aic: -2 * state.loglik + 2 * df,
    bic: nEvents === 0 ? null : -2 * state.loglik + df * Math.log(nEvents),
    means: model.means,
    model,
  };
}

function noEvents(nEvents: number): CoxReason | null {
  return nEvents > 0 ? null : { code: 'no-events', message: 'no row has an event' };
}

function testOf(stat: number, df: number, reason: CoxReason | null): CoxTest {
  if (reason !== null) return { stat: null, df, p: null, reason };
  if (df > 0) return { stat, df, p: chiSquareUpperTail(Math.max(0, stat), df), reason };
  const message = 'no column of the model has an estimate';
  return { stat: null, df, p: null, reason: { code: 'not-available', message } };
}

function summarizeColumn(input: CoxSummaryInput, j: number): CoxColumn {
  const { model, solution, confLevel, robust } = input;
  const { p, names } = model.data;
  const name = names[j]!;
  const reason = columnReason(input, j);
  const se = Math.sqrt(model.variance[j * p + j]!);
  const naiveSe = robust ? Math.sqrt(model.naiveVariance[j * p + j]!) : null;
  const coefficient = solution.coefficients[j]!;
  const rawSe = se > 0 ? se : Math.sqrt(model.naiveVariance[j * p + j]!);
  const estimate =
    solution.active[j] && rawSe > 0 ? coxEstimate(coefficient, rawSe, confLevel) : null;
  if (reason === null && estimate !== null) {
    return { name, ...estimate, naiveSe, reason, raw: null };
  }
  const absent = null;
  const known = reason?.code === 'no-variance';
  return {
    name,
    coefficient: known ? coefficient : absent,
    se: absent,
    z: absent,
    p: absent,
    hr: known ? Math.exp(coefficient) : absent,
    hrLower: absent,
    hrUpper: absent,
    naiveSe: known ? naiveSe : absent,
    reason,
    raw: known || !solution.active[j] ? null : (estimate ?? { ...NOTHING, coefficient }),
  };
}

function columnReason(input: CoxSummaryInput, j: number): CoxReason | null {
  const { model, solution } = input;
  const { data } = model;
  const none = noEvents(data.nEvents);
  if (none !== null) return none;
  if (!solution.active[j]) {
    const { information, factor } = solution.dependence!;
    return dropReason(data, j, information, factor);
  }
  const sign = solution.separated[j]!;
  if (sign !== 0) return separationReason(data, j, sign);
  if (solution.state.factor[j * data.p + j] === 0) {
    const message = `the information on ${data.names[j]} vanished during the iteration`;
    return { code: 'not-converged', message };
  }
  const moving = Math.abs(solution.step[j]! / solution.scaling.scale[j]!) > RESTLESS;
  if (solution.state.converged || input.control.maxIterations === 0 || !moving) {
    return input.robust ? varianceReason(model, j) : null;
  }
  const message = `the coefficient of ${data.names[j]} was still moving when iterations ran out`;
  return { code: 'not-converged', message };
}

/** The robust variance vanishes when clusters are so few or so alike that nothing varies. */
function varianceReason({ data, variance, naiveVariance }: CoxModel, j: number): CoxReason | null {
  const at = j * data.p + j;
  if (variance[at]! > NO_VARIANCE * naiveVariance[at]!) return null;
  const message = `the robust variance of ${data.names[j]} is 0: its clusters do not vary`;
  return { code: 'no-variance', message };
}

function waldOf(input: CoxSummaryInput, columns: readonly CoxColumn[]): CoxTest {
  const { model, solution, control } = input;
  const { data } = model;
  const rows = columns.flatMap((_, j) => (solution.active[j] ? [j] : []));
  const lost = columns.find((column, j) => solution.active[j] && column.reason !== null);
  const reason = noEvents(data.nEvents) ?? lost?.reason ?? null;
  if (reason !== null || rows.length === 0) return testOf(0, rows.length, reason);
  const distance = Float64Array.from(model.coefficients, (b, j) => b - input.init[j]!);
  const tolerance = control.tolerCholesky;
  const { stat, rank } = quadraticForm(model.variance, data.p, distance, rows, tolerance);
  const names = rows.map((j) => data.names[j]!);
  return { ...testOf(stat, rows.length, null), ...rankCaution(names, rank) };
}

/** As R prints it, with the number of columns as df. */
function robustScoreOf({ model, solution, robustScore }: CoxSummaryInput): CoxTest | null {
  if (robustScore === null) return null;
  const { stat, rank } = robustScore;
  const names = model.data.names.filter((_, j) => solution.active[j]);
  if (rank > 0 || names.length === 0) {
    return { ...testOf(stat, names.length, null), ...rankCaution(names, rank) };
  }
  const message = `the scores of ${names.join(', ')} at the start do not vary between clusters`;
  return testOf(0, names.length, { code: 'no-variance', message });
}
