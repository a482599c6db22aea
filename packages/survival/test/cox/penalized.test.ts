import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cox } from '../../src/cox/cox.ts';
import { coxFirth } from '../../src/cox/penalized/cox-firth.ts';
import { coxRidge } from '../../src/cox/penalized/cox-ridge.ts';
import { chiSquareQuantile } from '../../src/distributions/chi-square-quantile.ts';
import { assertClose, referenceCases } from '../reference-cases.ts';
import { arbitraryData } from './arbitrary-data.ts';
import { type NaiveData, type NaiveTies, naiveLikelihood } from './naive-cox.ts';
import { referenceModel } from './reference-model.ts';

const veteran = referenceCases('coxph').find((each) => each.id === 'veteran-full-efron')!;

describe('coxRidge', () => {
  const { input } = referenceModel(veteran, ['karno', 'diagtime', 'age', 'trt']);
  const { ties: _, ...plain } = input;

  it('equals coxph(Surv(time, status) ~ ridge(karno, diagtime, age, theta = 10) + trt, veteran)', () => {
    // R 4.2.2, survival 3.5-3, with control = coxph.control(eps = 1e-14, iter.max = 50, outer.max = 50)
    const fit = coxRidge({ ...plain, theta: 10, penalized: [0, 1, 2] });
    const of = (key: 'coefficient' | 'se' | 'se2') => fit.columns.map((column) => column[key]);
    const coef = [
      -0.03093695568291951, 0.0010614731495078448, -0.00223477246482446, 0.17059631804075437,
    ];
    assertClose(of('coefficient'), coef, 'coef', 1e-12);
    const se = [
      0.004988879726667401, 0.008092660816656041, 0.008864612331604035, 0.18506944068639627,
    ];
    assertClose(of('se'), se, 'se', 1e-12);
    const se2 = [
      0.004720946016779379, 0.007779809193268424, 0.008447018247083977, 0.18469097162342307,
    ];
    assertClose(of('se2'), se2, 'se2', 1e-12);
    assertClose(
      [fit.loglik.null, fit.loglik.final],
      [-505.449054918058, -484.09399303391626],
      'loglik',
      1e-12,
    );
    assertClose([fit.penalty], [1.925185907523296], 'penalty', 1e-12);
  });

  it('equals the same with scale = FALSE', () => {
    const covariates = plain.covariates.slice(0, 3);
    const fit = coxRidge({ ...plain, covariates, names: undefined, theta: 10, scale: false });
    const coef = [-0.033637186333980613, 0.0008949015826741662, -0.0023003762669759225];
    assertClose(
      fit.columns.map((column) => column.coefficient),
      coef,
      'coef',
      1e-11,
    );
    assertClose([fit.df, fit.penalty], [2.9981757592471525, 0.005687764421396355], 'df', 1e-11);
  });

  it('without a penalty is the Cox model; with more of it the coefficients shrink', () => {
    const free = coxRidge({ ...plain, theta: 0 });
    const fit = cox(plain);
    free.columns.forEach((column, j) => {
      assertClose(
        [column.coefficient, column.se],
        [fit.columns[j]!.coefficient, fit.columns[j]!.se],
        'cox',
        1e-9,
      );
    });
    expect(free.df).toBeCloseTo(4, 10);
    const sizes = [0, 1, 10, 1e3, 1e6].map((theta) => {
      const { columns, df } = coxRidge({ ...plain, theta });
      return [Math.max(...columns.map((column) => Math.abs(column.z!))), df];
    });
    sizes.slice(1).forEach(([z, df], k) => {
      expect(df!).toBeLessThan(sizes[k]![1]!);
      if (k > 1) expect(z!).toBeLessThan(sizes[k]![0]!);
    });
  });

  it('estimates separated and collinear columns', () => {
    const separation = referenceCases('coxph').find((each) => each.id === 'collinear-3-cox-efron')!;
    const { ties: __, ...rest } = referenceModel(separation).input;
    const fit = coxRidge({ ...rest, theta: 1 });
    expect(fit.columns.every((column) => column.reason === null)).toBe(true);
    // x is x2 / 2: in units of spread the two share one coefficient.
    expect(fit.columns[1]!.coefficient! / fit.columns[0]!.coefficient!).toBeCloseTo(2, 8);
  });
});

describe('coxFirth', () => {
  it('one event among groups of n1 and n0: p = 3/4, beta = log(3 n0 / n1)', () => {
    // log lik* = beta - log(n1 r + n0) + 1/2 log p (1 - p), p = n1 r / (n1 r + n0)
    for (const [n1, n0] of [
      [3, 4],
      [1, 1],
      [2, 9],
    ] as const) {
      const x = [...Array(n1).fill(1), ...Array(n0).fill(0)];
      const time = x.map((_, i) => (i === 0 ? 1 : 2));
      const event = x.map((_, i) => (i === 0 ? 1 : 0));
      const [column] = coxFirth({ time, event, covariates: [x] }).columns;
      assertClose([column!.coefficient], [Math.log((3 * n0) / n1)], 'beta', 1e-11);
      assertClose([column!.se], [Math.sqrt(16 / 3)], 'se', 1e-11);
      const loglik = (p: number) => 1.5 * Math.log(p) + 0.5 * Math.log(1 - p) - Math.log(n1);
      const stat = 2 * (loglik(3 / 4) - loglik(n1 / (n1 + n0)));
      assertClose([column!.stat], [stat], 'test', 1e-11);
      for (const limit of [column!.hrLower!, column!.hrUpper!]) {
        const p = (n1 * limit) / (n1 * limit + n0);
        const gap = 2 * (loglik(3 / 4) - loglik(p));
        assertClose([gap], [chiSquareQuantile(0.05, 1)], 'limit', 1e-8);
      }
    }
  });

  const shapes = [
    ['efron', { rows: { min: 6, max: 18 }, columns: 2, times: 6 }],
    ['breslow', { rows: { min: 6, max: 18 }, columns: 2, times: 8, weighted: true, delayed: true }],
    ['efron', { rows: { min: 6, max: 18 }, columns: 3, times: 7, strata: 2, offset: 1 }],
  ] as const;

  it.each(shapes)(
    '%s: stands where the penalized likelihood of the definition is flat',
    (ties, shape) => {
      let estimated = 0;
      fc.assert(
        fc.property(arbitraryData(shape), (data) => {
          const fit = coxFirth(inputOf(data, ties));
          if (fit.columns.some((column) => column.reason !== null)) return;
          estimated++;
          expect(fit.converged).toBe(true);
          const beta = fit.columns.map((column) => column.coefficient!);
          const top = penalized(data, beta, ties);
          expect(Math.abs(top - fit.loglik.final!)).toBeLessThan(1e-8);
          beta.forEach((_, j) => {
            const h = 1e-4 * fit.columns[j]!.se!;
            const move = (by: number) =>
              penalized(
                data,
                beta.map((b, k) => (k === j ? b + by : b)),
                ties,
              );
            const slope = (move(h) - move(-h)) / (2 * h);
            expect(Math.abs(slope * fit.columns[j]!.se!)).toBeLessThan(1e-5);
          });
        }),
        { seed: 1993, numRuns: 60 },
      );
      expect(estimated).toBeGreaterThan(30);
    },
  );

  it('profile limits: there the best penalized likelihood is lower by half the quantile', () => {
    const data = {
      time: [1, 1, 2, 3, 3, 4, 5, 6, 6, 7],
      entry: null,
      event: [1, 0, 1, 1, 1, 0, 1, 1, 0, 1],
      columns: [
        [1, 1, 1, 1, 1, 0, 0, 0, 0, 0],
        [2, 4, 1, 3, 5, 2, 1, 4, 3, 2],
      ],
      weight: Array(10).fill(1),
      offset: Array(10).fill(0),
      strata: Array(10).fill(1),
    };
    expect(cox(inputOf(data, 'efron')).columns[0]!.reason?.code).toBe('separation');
    const fit = coxFirth(inputOf(data, 'efron'));
    for (const limit of [fit.columns[0]!.hrLower!, fit.columns[0]!.hrUpper!]) {
      const at = (second: number) => penalized(data, [Math.log(limit), second], 'efron');
      const best = at(goldenMaximum(at, -4, 4));
      const gap = 2 * (fit.loglik.final! - best);
      assertClose([gap], [chiSquareQuantile(0.05, 1)], 'gap', 1e-7);
    }
    expect(fit.columns[0]!.hrLower!).toBeGreaterThan(1);
    expect(fit.columns[0]!.p!).toBeLessThan(0.05);
  });

  it('warns of maxima that may be local where events are few', () => {
    const base = {
      time: [1, 2, 3, 4, 5, 6],
      covariates: [
        [1, 3, 2, 2, 5, 4],
        [0, 1, 1, 0, 0, 1],
        [7, 7, 7, 7, 7, 7],
      ],
    };
    const few = coxFirth({ ...base, event: [1, 0, 1, 1, 0, 0] });
    expect(few.warnings).toMatchObject([{ code: 'few-events' }]);
    expect(few.warnings[0]!.message).toMatch(/^3 events for 2 columns/);
    expect(coxFirth({ ...base, event: [1, 0, 1, 1, 0, 1] }).warnings).toEqual([]);
    expect(coxFirth({ ...base, event: [0, 0, 0, 0, 0, 0] }).warnings).toEqual([]);
  });

  it('has reasons for columns without an estimate', () => {
    const base = { time: [1, 2, 3, 4], event: [1, 1, 0, 1] };
    const fit = coxFirth({
      ...base,
      covariates: [
        [1, 3, 2, 2],
        [5, 5, 5, 5],
        [2, 6, 4, 4],
      ],
    });
    expect(fit.columns.map((column) => column.reason?.code ?? null)).toEqual([
      null,
      'constant',
      'collinear',
    ]);
    const none = coxFirth({ ...base, event: [0, 0, 0, 0], covariates: [[1, 3, 2, 2]] });
    expect(none).toMatchObject({ loglik: { null: null, final: null }, converged: false });
    expect(none.columns[0]!.reason?.code).toBe('no-events');
  });
});

const inputOf = (data: NaiveData, ties: 'efron' | 'breslow') => ({
  time: data.time,
  event: data.event,
  covariates: data.columns,
  weight: data.weight,
  offset: data.offset,
  strata: data.strata,
  ties,
  ...(data.entry === null ? {} : { entry: data.entry }),
});

function penalized(data: NaiveData, beta: readonly number[], ties: NaiveTies): number {
  const { loglik, information } = naiveLikelihood(data, beta, ties);
  return loglik + 0.5 * Math.log(determinant(information));
}

function determinant(matrix: readonly (readonly number[])[]): number {
  if (matrix.length === 1) return matrix[0]![0]!;
  return matrix[0]!.reduce((sum, value, j) => {
    const minor = matrix.slice(1).map((row) => row.filter((_, k) => k !== j));
    return sum + (j % 2 === 0 ? 1 : -1) * value * determinant(minor);
  }, 0);
}

function goldenMaximum(f: (x: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  while (high - low > 1e-7) {
    const a = high - ratio * (high - low);
    const b = low + ratio * (high - low);
    if (f(a) > f(b)) high = b;
    else low = a;
  }
  return (low + high) / 2;
}
