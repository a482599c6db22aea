import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coxConcordance } from '../../src/cox/concordance/cox-concordance.ts';
import { cox } from '../../src/cox/cox.ts';
import type { CoxFit } from '../../src/cox/cox-fit.ts';
import type { CoxInput } from '../../src/cox/cox-input.ts';
import { martingaleResiduals } from '../../src/cox/residuals/martingale-residuals.ts';
import { schoenfeldResiduals } from '../../src/cox/residuals/schoenfeld-residuals.ts';
import { scoreResiduals } from '../../src/cox/residuals/score-residuals.ts';
import { coxZph } from '../../src/cox/zph/cox-zph.ts';
import { arbitraryData, type DataShape } from './arbitrary-data.ts';
import {
  linearPredictorOf,
  type NaiveData,
  type NaiveTies,
  naiveInverse,
  naiveLikelihood,
} from './naive-cox.ts';
import {
  naiveConcordance,
  naiveMartingale,
  naiveScores,
  naiveSteps,
  naiveZph,
} from './naive-residuals.ts';

const SEED = 19720301;

const inputOf = (data: NaiveData, ties: NaiveTies): CoxInput => ({
  time: data.time,
  event: data.event,
  covariates: data.columns,
  ties,
  strata: data.strata,
  offset: data.offset,
  robust: ties !== 'exact',
  ...(ties === 'exact' ? {} : { weight: data.weight }),
  ...(data.entry === null ? {} : { entry: data.entry }),
  control: { eps: 1e-13 },
});

const shapes: [string, NaiveTies, DataShape, number][] = [
  ['heavy ties', 'efron', { rows: { min: 1, max: 30 }, columns: 2, times: 6 }, 600],
  [
    'weights, strata, offset, delayed entry',
    'efron',
    {
      rows: { min: 8, max: 30 },
      columns: 2,
      times: 10,
      weighted: true,
      strata: 2,
      offset: 1,
      delayed: true,
    },
    600,
  ],
  [
    'weights, one column',
    'breslow',
    { rows: { min: 2, max: 20 }, columns: 1, times: 8, weighted: true },
    500,
  ],
  ['more columns than rows', 'efron', { rows: { min: 1, max: 7 }, columns: 6, times: 9 }, 300],
  ['subsets', 'exact', { rows: { min: 2, max: 10 }, columns: 2, times: 5 }, 300],
];

describe('cox against the definition', () => {
  it.each(shapes)('%s, %s', (_, ties, shape, runs) => {
    let complete = 0;
    fc.assert(
      fc.property(arbitraryData(shape), (data) => {
        const fit = cox(inputOf(data, ties));
        checkReasons(data, fit, ties);
        if (fit.columns.some((column) => column.reason !== null)) return;
        complete++;
        const beta = fit.columns.map((column) => column.coefficient!);
        checkEstimates(data, fit, beta, ties);
        if (ties !== 'exact') checkResiduals(data, fit, beta, ties);
      }),
      { seed: SEED, numRuns: runs },
    );
    if (shape.columns < 6) expect(complete).toBeGreaterThan(runs / 4);
  });
});

/** Absent coefficients are absent for the reason given, the others maximize the likelihood. */
function checkReasons(data: NaiveData, fit: CoxFit, ties: NaiveTies): void {
  const codes = fit.columns.map((column) => column.reason?.code ?? 'estimated');
  if (fit.nEvents === 0) {
    expect(codes.every((code) => code === 'no-events')).toBe(true);
    return;
  }
  const at = [...fit.model.coefficients];
  const here = naiveLikelihood(data, at, ties);
  near(fit.loglik.final, here.loglik, 1e-10, 'loglik');
  fit.columns.forEach((column, j) => {
    const values = new Set(data.columns[j]);
    if (column.reason?.code === 'constant') expect(values.size).toBe(1);
    else if (data.time.length > 0 && values.size === 1) {
      expect.fail(`constant column is ${codes[j]}`);
    }
    if (column.reason === null) near(here.score[j]!, 0, 1e-6, `score ${j}`);
    expect(Object.values(column).every((value) => !Number.isNaN(value))).toBe(true);
  });
  if (codes.includes('separation')) {
    // Ever further along the way that is named the likelihood does not fall.
    const further = fit.columns.map(({ reason, raw }, j) => {
      if (reason?.code !== 'separation') return at[j]!;
      expect(Math.sign(raw!.coefficient - 0)).not.toBe(0);
      return at[j]!;
    });
    const step = separatingStep(fit);
    for (const length of [1, 3]) {
      const moved = further.map((b, j) => b + length * step[j]!);
      const there = naiveLikelihood(data, moved, ties).loglik;
      expect(there).toBeGreaterThanOrEqual(here.loglik - 1e-7);
    }
  }
  if (codes.every((code) => code === 'estimated')) {
    expect(fit.converged).toBe(true);
  }
}

/** The direction in which the separated coefficients run, as far as their raw values tell. */
function separatingStep(fit: CoxFit): number[] {
  const separated = fit.columns.filter((column) => column.reason?.code === 'separation');
  const largest = Math.max(...separated.map((column) => Math.abs(column.raw!.coefficient)));
  return fit.columns.map((column) => {
    if (column.reason?.code !== 'separation' || separated.length > 1) return 0;
    return column.raw!.coefficient / largest;
  });
}

function checkEstimates(
  data: NaiveData,
  fit: CoxFit,
  beta: readonly number[],
  ties: NaiveTies,
): void {
  const { information, score } = naiveLikelihood(data, beta, ties);
  const inverse = naiveInverse(information);
  const step = inverse.map((row) => row.reduce((sum, value, b) => sum + value * score[b]!, 0));
  step.forEach((value, j) => {
    near(value, 0, 1e-6 * Math.sqrt(inverse[j]![j]!), `step ${j}`);
  });
  const variance = fit.naiveVariance ?? fit.variance;
  const p = beta.length;
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) {
      const scale = Math.sqrt(inverse[a]![a]! * inverse[b]![b]!);
      near(variance[a * p + b]! / scale, inverse[a]![b]! / scale, 1e-8, `variance ${a} ${b}`);
    }
  }
  const zero = beta.map(() => 0);
  const start = naiveLikelihood(data, zero, ties);
  near(fit.loglik.null, start.loglik, 1e-11, 'loglik null');
}

function checkResiduals(
  data: NaiveData,
  fit: CoxFit,
  beta: readonly number[],
  ties: 'efron' | 'breslow',
): void {
  const p = beta.length;
  const martingale = naiveMartingale(data, beta, ties);
  martingaleResiduals(fit).forEach((value, i) => {
    near(value, martingale[i]!, 1e-10, `martingale ${i}`);
  });
  const scores = naiveScores(data, beta, ties);
  scoreResiduals(fit).forEach((column, a) => {
    column.forEach((value, i) => {
      near(value, scores[a]![i]!, 1e-9, `score ${a} ${i}`);
    });
  });
  const inverse = naiveInverse(naiveLikelihood(data, beta, ties).information);
  const dfbeta = data.time.map((_, i) =>
    beta.map((__, b) =>
      scores.reduce((sum, column, a) => sum + data.weight[i]! * column[i]! * inverse[a]![b]!, 0),
    ),
  );
  for (let a = 0; a < p; a++) {
    const robust = dfbeta.reduce((sum, row) => sum + row[a]! ** 2, 0);
    const scale = inverse[a]![a]!;
    near(fit.variance[a * p + a]! / scale, robust / scale, 1e-7, `robust ${a}`);
  }
  const steps = naiveSteps(data, beta, ties);
  const schoenfeld = schoenfeldResiduals(fit);
  schoenfeld.row.forEach((row, k) => {
    for (let a = 0; a < p; a++) {
      const mean = steps.reduce((sum, step) => sum + step.event(row) * step.mean[a]!, 0);
      near(schoenfeld.values[a]![k]!, data.columns[a]![row]! - mean, 1e-9, `schoenfeld ${k} ${a}`);
    }
  });
  const expected = naiveConcordance(data, linearPredictorOf(data, beta));
  const found = coxConcordance(fit);
  if (expected.pairs > 0) {
    near(found.concordance!, expected.concordance, 1e-12, 'concordance');
    near(found.se!, expected.se, 1e-12, 'concordance se');
  } else expect(found.concordance).toBeNull();
  const zph = coxZph(fit, { transform: 'identity' }).global;
  if (zph.stat !== null && zph.stat < 1e3) {
    near(
      zph.stat,
      naiveZph(data, beta, ties, (time) => time),
      1e-5,
      'zph',
    );
  }
}

function near(found: number, expected: number, allowed: number, what: string): void {
  if (Math.abs(found - expected) <= allowed * Math.max(1, Math.abs(expected))) return;
  expect.fail(`${what}: ${found}, expected ${expected}`);
}
