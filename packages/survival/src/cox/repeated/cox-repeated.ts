import { requireObject } from '../../errors/require-object.ts';
import { SurvivalInputError } from '../../errors/survival-input-error.ts';
import { checkCoxInput } from '../check-cox-input.ts';
import { completeControl } from '../complete-control.ts';
import type { CoxInput } from '../cox-input.ts';
import { groupHazards } from '../kernel/group-hazards.ts';
import { newton } from '../kernel/newton.ts';
import { createNewtonState } from '../kernel/newton-state.ts';
import { riskScores } from '../kernel/risk-scores.ts';
import { createRiskWorkspace } from '../kernel/risk-workspace.ts';
import { scoreInformation } from '../kernel/score-information.ts';
import { columnScaling } from '../layout/column-scaling.ts';
import { takeRows } from '../layout/take-rows.ts';
import { prepareCoxData } from '../prepare-cox-data.ts';
import { refuseExactTies } from '../refuse-exact-ties.ts';
import { createGrowingLayout, emitRows } from './emit-rows.ts';

export interface CoxRepeatedInput
  extends Omit<CoxInput, 'ties' | 'entry' | 'cluster' | 'robust' | 'confLevel'> {
  readonly ties?: 'efron' | 'breslow' | undefined;
  /** Most rows that a fit will have, copies counted; the rows of the data by default. */
  readonly capacity?: number | undefined;
}

/** The last fit. The arrays are written over by the next one: copy what is to be kept. */
export interface RepeatedFit {
  readonly coefficients: Float64Array;
  /** 1 for columns that were constant or collinear in this sample; their coefficient is 0. */
  readonly dropped: Uint8Array;
  rows: number;
  events: number;
  loglikNull: number;
  loglik: number;
  iterations: number;
  /** False also when a coefficient was still moving at the end, as with separated events. */
  settled: boolean;
}

export interface CoxRepeated {
  readonly names: readonly string[];
  /** Fits the sample that has row i of the data `counts[i]` times. */
  readonly fit: (counts: ArrayLike<number>) => RepeatedFit;
}

const RESTLESS = 1e-3;

/**
 * Cox regression of many samples of the rows of one data set: bootstrap, permutation within ties,
 * leave-one-out. The rows are checked and sorted once; a fit allocates nothing.
 *
 * Equal to `cox` of the sampled rows (copies are rows of their own, not weights), for
 * right-censored data. R: `coxph(formula, data[rep(1:n, counts), ])`. Throws CoxInputError on
 * unusable arguments, as `cox`, and SurvivalInputError on exact ties and on counts that are not
 * usable.
 */
export function coxRepeated(input: CoxRepeatedInput): CoxRepeated {
  requireObject(input, 'input', 'an object with time, event and covariates');
  const checked = checkCoxInput(input);
  const ties = input.ties ?? 'efron';
  refuseExactTies(ties);
  const control = completeControl(input.control);
  const { data, ordered } = prepareCoxData(input, checked, control.timefix);
  const { n, p, weight, offset } = data;
  const { order } = ordered;
  const scaling = columnScaling(data.columns, weight);
  const capacity = input.capacity ?? n;
  const layout = createGrowingLayout(capacity);
  const values = new Float64Array(n * p);
  order.forEach((row, i) => {
    for (let j = 0; j < p; j++) {
      values[i * p + j] = (data.columns[j]![row]! - scaling.centre[j]!) * scaling.scale[j]!;
    }
  });
  const source = {
    order,
    values,
    p,
    time: ordered.time,
    event: ordered.event,
    stratum: ordered.stratum ?? new Int32Array(n),
    weight: weight === null ? null : takeRows(weight, order),
    offset: offset === null ? null : takeRows(offset, order),
  };
  layout.rows = capacity;
  layout.groups = capacity;
  const risks = createRiskWorkspace({
    layout,
    panels: new Float64Array(Math.ceil(capacity / 128) * 128 * p),
    p,
    efron: ties === 'efron',
    weight: null,
    offset: offset === null ? null : new Float64Array(capacity),
  });
  const ws = { ...risks, groupDeaths: new Int32Array(capacity) };
  const state = createNewtonState(p);
  const { score, information } = ws;
  const problem = {
    p,
    score,
    information,
    evaluate: (beta: Float64Array) => riskScores(ws, beta) + groupHazards(ws),
    differentiate: () => scoreInformation(ws),
  };
  const result: RepeatedFit = {
    coefficients: new Float64Array(p),
    dropped: state.dropped,
    rows: 0,
    events: 0,
    loglikNull: 0,
    loglik: 0,
    iterations: 0,
    settled: false,
  };
  const start = Float64Array.from(scaling.scale, (scale, j) => (input.init?.[j] ?? 0) / scale);

  const fit = (counts: ArrayLike<number>): RepeatedFit => {
    result.rows = checkCounts(counts, n, capacity);
    result.events = emitRows(source, counts, layout, ws);
    state.beta.set(start);
    newton(problem, state, control);
    let restless = 0;
    for (let j = 0; j < p; j++) {
      const active = state.dropped[j] === 0;
      result.coefficients[j] = active ? state.beta[j]! * scaling.scale[j]! : 0;
      restless = Math.max(restless, Math.abs(state.fullStep[j]!));
    }
    result.loglikNull = state.loglikNull;
    result.loglik = state.loglik;
    result.iterations = state.iterations;
    result.settled = state.converged && restless < Math.sqrt(RESTLESS);
    return result;
  };
  return { names: data.names, fit };
}

function checkCounts(counts: ArrayLike<number>, n: number, capacity: number): number {
  if (counts.length !== n) {
    const message = `expected ${n} counts, one per row, found ${counts.length}`;
    throw new SurvivalInputError({ code: 'length-mismatch', argument: 'counts', message });
  }
  let total = 0;
  for (let index = 0; index < n; index++) {
    const count = counts[index]!;
    if (!(count >= 0) || count !== Math.floor(count)) {
      const message = `expected a whole number of at least 0, found ${count}`;
      throw new SurvivalInputError({ code: 'not-an-integer', argument: 'counts', index, message });
    }
    total += count;
  }
  if (total > 0 && total <= capacity) return total;
  const message = `expected between 1 and ${capacity} rows in all, found ${total}; raise capacity`;
  throw new SurvivalInputError({ code: 'out-of-range', argument: 'counts', message });
}
