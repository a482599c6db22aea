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

  it('refuses a cause that nobody has', () => {
    expect(() => fineGrayRows({ time: [1, 2], cause: [0, 2], interest: 1 })).toThrow(
      /no row has an event of cause 1/,
    );
  });
});
