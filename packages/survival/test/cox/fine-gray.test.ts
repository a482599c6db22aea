import { describe, expect, it } from 'vitest';
import { cox } from '../../src/cox/cox.ts';
import { fineGray } from '../../src/cox/fine-gray/fine-gray.ts';
import { fineGrayRows } from '../../src/cox/fine-gray/fine-gray-rows.ts';
import { assertClose, numbers, referenceCases } from '../reference-cases.ts';
import { referenceModel } from './reference-model.ts';

const cases = referenceCases('finegray');
const TOLERANCE = 1e-11;

describe('Fine-Gray models against R', () => {
  it('covers every case', () => {
    expect(cases.length).toBe(2);
  });

  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, reference) => {
    const spec = reference.spec as typeof reference.spec & {
      interest: number;
      terms_used: string[];
    };
    const model = referenceModel(reference, spec.terms_used);
    const cause = numbers(model.frame, spec.status);
    const { time, covariates, names } = model.input;
    const input = { time, cause, interest: spec.interest, covariates, names };
    const fit = fineGray(input);
    const of = (key: 'coefficient' | 'se' | 'naiveSe') => fit.columns.map((column) => column[key]);
    expect(fit.columns.map((column) => column.name)).toEqual(reference.coef_names);
    expect(fit.expandedRows).toBe(reference.expanded_rows);
    assertClose(of('coefficient'), reference.coef, 'coef', TOLERANCE);
    assertClose(of('naiveSe'), reference.naive_se, 'naive se', TOLERANCE);
    assertClose(of('se'), reference.robust_se_by_subject, 'se by subject', TOLERANCE);
    assertClose(
      [fit.loglik.null, fit.loglik.final],
      [reference.loglik_null, reference.loglik],
      'loglik',
      TOLERANCE,
    );
    const rows = fineGrayRows(input);
    const byRow = cox({
      ...rows,
      covariates: covariates.map((column) => Float64Array.from(rows.row, (i) => column[i]!)),
    });
    assertClose(
      byRow.columns.map((column) => column.se),
      reference.robust_se_by_row,
      'se by row',
      TOLERANCE,
    );
  });

  it('without censoring gives competing events weight 1 to the end', () => {
    const rows = fineGrayRows({ time: [1, 2, 3, 4], cause: [1, 2, 1, 2], interest: 1 });
    expect([...rows.time]).toEqual([1, 4, 3, 4]);
    expect([...rows.weight]).toEqual([1, 1, 1, 1]);
  });

  it('weights by the Kaplan-Meier estimate of the censoring, events first at ties', () => {
    // Censored at 2 (with an event) and 4: G is 1, then 3/4 after 2, then 3/8 after 4.
    const rows = fineGrayRows({
      time: [1, 2, 2, 3, 4, 5],
      cause: [2, 1, 0, 1, 0, 1],
      interest: 1,
    });
    expect([...rows.row]).toEqual([0, 0, 0, 1, 2, 3, 4, 5]);
    expect([...rows.entry].slice(0, 3)).toEqual([0, 2, 4]);
    expect([...rows.time].slice(0, 3)).toEqual([2, 4, 5]);
    expect([...rows.weight]).toEqual([1, 0.75, 0.375, 1, 1, 1, 1, 1]);
  });

  it('leaves out a stratum of censoring without the event of interest, as R', () => {
    // d <- data.frame(t = c(1,2,3,4,5,6,1.5,2.5,3.5,5.5), c = factor(c(2,0,1,0,1,2,2,1,0,1)), s = c(1,1,1,1,1,1,2,1,2,1))
    // finegray(Surv(t, c) ~ . + strata(s), d, etype = "1")
    const rows = fineGrayRows({
      time: [1, 2, 3, 4, 5, 6, 1.5, 2.5, 3.5, 5.5],
      cause: [2, 0, 1, 0, 1, 2, 2, 1, 0, 1],
      interest: 1,
      censoringStrata: [1, 1, 1, 1, 1, 1, 2, 1, 2, 1],
    });
    expect([...rows.row]).toEqual([0, 0, 0, 1, 2, 3, 4, 5, 7, 9]);
    expect([...rows.time]).toEqual([2, 4, 6, 2, 3, 4, 5, 6, 2.5, 5.5]);
    const weights = [1, 0.8571428571428571, 0.6428571428571428, 1, 1, 1, 1, 1, 1, 1];
    assertClose(rows.weight, weights, 'fgwt', 1e-14);
  });

  it('refuses a cause that nobody has', () => {
    expect(() => fineGrayRows({ time: [1, 2], cause: [0, 2], interest: 1 })).toThrow(
      /no row has an event of cause 1/,
    );
  });
});

describe('fineGray refuses what cannot be computed with, by argument and row', () => {
  const good = {
    time: [5, 3, 8, 2, 6, 4],
    cause: [1, 2, 0, 1, 0, 1],
    interest: 1,
    covariates: [[1, 2, 3, 4, 5, 1]],
  };
  it.each([
    ['no rows', { time: [], cause: [] }, 'time', undefined],
    ['NaN times', { time: [5, 3, Number.NaN, 2, 6, 4] }, 'time', 2],
    ['short causes', { cause: [1, 2] }, 'cause', undefined],
    ['a NaN cause', { cause: [1, Number.NaN, 0, 1, 0, 1] }, 'cause', 1],
    ['a negative cause', { cause: [1, 2, -1, 1, 0, 1] }, 'cause', 2],
    ['half a cause', { cause: [1, 1.5, 0, 1, 0, 1] }, 'cause', 1],
    ['short weights', { weight: [1, 1] }, 'weight', undefined],
    ['weight 0', { weight: [1, 1, 0, 1, 1, 1] }, 'weight', 2],
    ['a negative weight', { weight: [1, -2, 1, 1, 1, 1] }, 'weight', 1],
    ['short strata of censoring', { censoringStrata: [1, 1, 2] }, 'censoringStrata', undefined],
    [
      'long strata of censoring',
      { censoringStrata: [1, 1, 2, 2, 1, 2, 3] },
      'censoringStrata',
      undefined,
    ],
    ['NaN as such', { censoringStrata: [1, 1, 2, 2, 1, Number.NaN] }, 'censoringStrata', 5],
  ] as const)('%s', (_, part, argument, index) => {
    const problem = expect.objectContaining({ name: 'SurvivalInputError', argument, index });
    expect(() => fineGrayRows({ ...good, ...part })).toThrow(problem);
    expect(() => fineGray({ ...good, ...part })).toThrow(problem);
  });

  it.each([
    ['short strata', { strata: [1, 1, 2] }, 'strata', undefined],
    ['long strata', { strata: [1, 1, 2, 2, 1, 2, 3] }, 'strata', undefined],
    ['a missing stratum', { strata: [1, Number.NaN, 2, 2, 1, 2] }, 'strata', 1],
    ['short clusters', { cluster: [1, 1, 2] }, 'cluster', undefined],
    ['a short covariate', { covariates: [[1, 2]] }, 'covariates[0]', undefined],
    ['a long covariate', { covariates: [[1, 2, 3, 4, 5, 1, 9]] }, 'covariates[0]', undefined],
    ['NaN in a covariate', { covariates: [[1, 2, 3, 4, 5, Number.NaN]] }, 'covariates[0]', 5],
  ] as const)('%s', (_, part, argument, index) => {
    const problem = expect.objectContaining({ name: 'SurvivalInputError', argument, index });
    expect(() => fineGray({ ...good, ...part })).toThrow(problem);
  });
});
