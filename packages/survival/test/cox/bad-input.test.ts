import { describe, expect, it } from 'vitest';
import { coxConcordance } from '../../src/cox/concordance/cox-concordance.ts';
import { cox } from '../../src/cox/cox.ts';
import { CoxInputError } from '../../src/cox/cox-input-error.ts';
import { coxFirth } from '../../src/cox/penalized/cox-firth.ts';
import { coxRidge } from '../../src/cox/penalized/cox-ridge.ts';
import { coxCurves } from '../../src/cox/prediction/cox-curves.ts';
import { coxPredict } from '../../src/cox/prediction/cox-predict.ts';
import { coxRepeated } from '../../src/cox/repeated/cox-repeated.ts';
import { martingaleResiduals } from '../../src/cox/residuals/martingale-residuals.ts';
import { coxZph } from '../../src/cox/zph/cox-zph.ts';
import { good } from './six-patients.ts';

describe('cox refuses what cannot be computed with', () => {
  it.each([
    ['no rows', { time: [], event: [] }, /time: .*at least one row/],
    ['NaN times', { time: [5, 3, Number.NaN, 2, 6, 4] }, /time\[2\]: expected a finite number/],
    ['infinite times', { time: [5, 3, 8, Number.POSITIVE_INFINITY, 6, 4] }, /time\[3\]/],
    [
      'null times',
      { time: [5, 3, null as unknown as number, 2, 6, 4] },
      /time\[2\]: expected a finite number, found null/,
    ],
    [
      'null in a column',
      { covariates: [good.covariates[0]!, [0, 1, null as unknown as number, 0, 1, 0]] },
      /covariates\[1\]\[2\]: expected a finite number, found null/,
    ],
    [
      'a column beyond the largest number',
      { covariates: [good.covariates[0]!, [1.5e308, -1.5e308, 1.5e308, 1, 2, 3]] },
      /covariates\[1\]: expected values whose sum and spread are finite/,
    ],
    ['no events', { event: undefined as unknown as number[] }, /event: .*found undefined/],
    ['null strata', { strata: null as unknown as number[] }, /strata: .*found null/],
    [
      'no list of columns',
      { covariates: undefined as unknown as number[][] },
      /covariates: expected one array per column, found undefined/,
    ],
    ['short events', { event: [1, 0] }, /event: expected 6 values.*found 2/],
    ['a status of 2', { event: [1, 2, 0, 1, 0, 1] }, /event\[1\]: .*found 2; recode/],
    ['an absent event', { event: [1, Number.NaN, 0, 1, 0, 1] }, /event\[1\]/],
    [
      'a short column',
      { covariates: [[1, 2], good.covariates[1]!] },
      /covariates\[0\]: expected 6/,
    ],
    [
      'NaN in a column',
      { covariates: [good.covariates[0]!, [0, 1, Number.NaN, 0, 1, 0]] },
      /covariates\[1\]\[2\]: expected a finite number/,
    ],
    ['too few names', { names: ['dose'] }, /names: expected 2 values/],
    ['entry after time', { entry: [0, 3, 0, 0, 0, 0] }, /entry\[1\]: .*\(3, 3\]/],
    ['weight 0', { weight: [1, 1, 0, 1, 1, 1] }, /weight\[2\]: expected a weight above 0, found 0/],
    ['negative weight', { weight: [1, 1, 1, 1, -2, 1] }, /weight\[4\]/],
    ['short weights', { weight: [1, 1] }, /weight: expected 6/],
    ['short strata', { strata: [1, 2] }, /strata: expected 6/],
    ['a NaN cluster', { cluster: [1, 2, Number.NaN, 3, 4, 5] }, /cluster\[2\]/],
    ['an infinite offset', { offset: [0, 0, 0, 0, 0, Number.POSITIVE_INFINITY] }, /offset\[5\]/],
    ['a huge offset', { offset: [0, 0, 0, 0, 0, 5000] }, /offset\[5\]: .*finite hazard/],
    ['unknown ties', { ties: 'cox' as 'efron' }, /ties: expected efron, breslow or exact/],
    ['a level of 95', { confLevel: 95 }, /confLevel: .*found 95/],
    ['a tolerance of 0', { control: { eps: 0 } }, /control.eps/],
    ['half an iteration', { control: { maxIterations: 0.5 } }, /control.maxIterations/],
    ['short initial values', { init: [1] }, /init: expected 2 values/],
    ['exact ties with weights', { ties: 'exact' as const, weight: [2, 1, 1, 1, 1, 1] }, /weight/],
    ['exact ties, robust', { ties: 'exact' as const, robust: true }, /robust/],
    [
      'intervals shorter than rounding',
      { entry: [0, 3 - 1e-12, 0, 0, 0, 0] },
      /entry\[1\]: .*shorter than the tolerance/,
    ],
  ])('%s', (_, part, message) => {
    expect(() => cox({ ...good, ...part })).toThrow(CoxInputError);
    expect(() => cox({ ...good, ...part })).toThrow(message);
  });

  it.each([[[1e200, -1e200, 3, 4, 5, 6]], [[1e-300, 0, 1e-310, 2e-300, 0, 1e-300]]])(
    'a ridge of a column whose squares are beyond floating point',
    (column) => {
      const call = () => coxRidge({ ...good, covariates: [good.covariates[0]!, column], theta: 1 });
      expect(call).toThrow(/covariates\[1\]: expected values whose squares are finite/);
    },
  );

  it('names all problems together', () => {
    const call = () =>
      cox({ ...good, event: [1], weight: [0, 1, 1, 1, 1, 1], ties: 'x' as 'efron', confLevel: 2 });
    try {
      call();
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(CoxInputError);
      const { problems } = error as CoxInputError;
      expect(problems.map((problem) => problem.argument)).toEqual([
        'event',
        'weight',
        'ties',
        'confLevel',
      ]);
      expect((error as CoxInputError).message.split('\n').length).toBe(4);
    }
  });
});

describe('cox gives a reason where there is no estimate', () => {
  const everything = (input: Parameters<typeof cox>[0]) => {
    const fit = cox(input);
    const numbers = [
      ...fit.variance,
      ...fit.means,
      fit.aic,
      fit.loglik.null,
      fit.loglik.final,
      ...martingaleResiduals(fit),
      ...coxPredict(fit).fit,
      ...coxCurves(fit, { rows: [fit.model.means] }).flatMap((curve) => [...curve.survival]),
    ];
    expect(numbers.every(Number.isFinite)).toBe(true);
    for (const column of fit.columns) {
      expect(Object.values(column).some((value) => Number.isNaN(value))).toBe(false);
    }
    coxConcordance(fit);
    coxZph(fit);
    return fit;
  };

  it('no events', () => {
    const fit = everything({ ...good, event: [0, 0, 0, 0, 0, 0] });
    expect(fit.columns.map((column) => column.reason?.code)).toEqual(['no-events', 'no-events']);
    expect(fit.lrTest).toMatchObject({ stat: null, p: null, reason: { code: 'no-events' } });
    expect(fit.bic).toBeNull();
  });

  it('one row', () => {
    const fit = everything({ time: [3], event: [1], covariates: [[2]] });
    expect(fit.columns[0]!.reason).toEqual({ code: 'constant', message: 'x1 is 2 in every row' });
    expect(fit.waldTest.reason?.code).toBe('not-available');
  });

  it('constant columns, also of numbers that do not add up exactly', () => {
    const covariates = [good.covariates[0]!, [0.1, 0.1, 0.1, 0.1, 0.1, 0.1]];
    const fit = everything({ ...good, covariates, strata: [1, 1, 1, 2, 2, 2] });
    expect(fit.columns[1]!.reason?.code).toBe('constant');
    expect(fit.columns[0]!.reason).toBeNull();
  });

  it('a column that is constant in each stratum', () => {
    const covariates = [[0.1, 0.3, 0.1, 0.3, 0.3, 0.1], good.covariates[0]!];
    const fit = everything({ ...good, covariates, strata: [1, 2, 1, 2, 2, 1] });
    expect(fit.columns[0]!.reason?.code).toBe('no-information');
  });

  it('a collinear column, with those that it depends on', () => {
    const third = good.covariates[0]!.map((value, i) => 2 * value - good.covariates[1]![i]! + 7);
    const fit = everything({
      ...good,
      covariates: [...good.covariates, third],
      names: ['a', 'b', 'c'],
    });
    expect(fit.columns[2]!.reason).toMatchObject({ code: 'collinear', columns: ['a', 'b'] });
    expect(fit.columns[1]!.coefficient).not.toBeNull();
  });

  it('more columns than rows', () => {
    const covariates = Array.from({ length: 9 }, (_, j) =>
      good.time.map((t, i) => (t * (j + 2) + i * j) % 7),
    );
    const fit = everything({ ...good, covariates, names: undefined });
    // R: X1, X2, X3 "may be infinite", X4 0.1199 (se 0.3304), the others NA.
    expect(fit.columns.map((column) => column.reason?.code ?? 'estimated')).toEqual([
      ...Array(3).fill('separation'),
      'estimated',
      ...Array(5).fill('collinear'),
    ]);
    expect(fit.columns[7]!.reason?.columns).toEqual(['x1']);
  });

  it('no columns: the model without covariates', () => {
    const fit = everything({ ...good, covariates: [], names: [] });
    expect(fit.loglik.final).toBe(fit.loglik.null);
    expect(fit.columns).toEqual([]);
  });

  it('negative times are computed with, and said', () => {
    const fit = everything({ ...good, time: good.time.map((t) => t - 5) });
    expect(fit.columns).toEqual(cox(good).columns);
    expect(fit.warnings.map((warning) => warning.code)).toEqual(['negative-times']);
  });

  it('clusters that are all one leave no robust variance', () => {
    const fit = cox({ ...good, cluster: [1, 1, 1, 1, 1, 1] });
    expect(fit.columns[0]).toMatchObject({ se: null, p: null, reason: { code: 'no-variance' } });
    expect(fit.columns[0]!.coefficient).toBe(cox(good).columns[0]!.coefficient);
  });

  it('clusters that are not used are said', () => {
    const fit = cox({ ...good, cluster: [1, 1, 2, 2, 3, 3], robust: false });
    expect(fit.warnings.map((warning) => warning.code)).toEqual(['cluster-ignored']);
    expect(fit.naiveVariance).toBeNull();
  });

  it('covariates of any size', () => {
    const fit = cox(good);
    for (const unit of [1e-12, 1e12]) {
      const covariates = [good.covariates[0]!.map((x) => x * unit), good.covariates[1]!];
      const scaled = everything({ ...good, covariates });
      expect(scaled.columns[0]!.z!).toBeCloseTo(fit.columns[0]!.z!, 9);
    }
  });

  it('iterations that run out', () => {
    const fit = cox({ ...good, control: { maxIterations: 1, eps: 1e-15 } });
    expect(fit.converged).toBe(false);
    expect(fit.columns.every((column) => column.reason?.code === 'not-converged')).toBe(true);
  });
});

describe('controls that are undefined are not given', () => {
  const control = { maxIterations: undefined, eps: undefined, timefix: undefined } as object;
  const ones = [1, 1, 1, 1, 1, 1];
  it.each([
    ['cox', (extra: object) => cox({ ...good, ...extra }).columns],
    ['coxRidge', (extra: object) => coxRidge({ ...good, theta: 1, ...extra })],
    ['coxFirth', (extra: object) => coxFirth({ ...good, ...extra })],
    ['coxRepeated', (extra: object) => coxRepeated({ ...good, ...extra }).fit(ones)],
  ] as const)('%s', (_, call) => {
    expect(call({ control })).toEqual(call({}));
  });
});
