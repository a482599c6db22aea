import { describe, expect, it } from 'vitest';
import { cox } from '../../src/cox/cox.ts';
import { type CoxAnovaRow, coxAnova } from '../../src/cox/cox-anova.ts';
import { coxAnovaTerms } from '../../src/cox/cox-anova-terms.ts';
import { assertClose, type ReferenceJson, referenceCases } from '../reference-cases.ts';
import { referenceModel } from './reference-model.ts';

/** chisq is a difference of log likelihoods, each good to 1e-13. */
const TOLERANCE = 1e-9;

const cases = referenceCases('coxph');
const sequential = cases.filter((each) => each.anova_sequential?.loglik);
const pairs = cases.filter((each) => each.anova_vs);

function compare(rows: readonly CoxAnovaRow[], expected: ReferenceJson, scale: number): void {
  assertClose(
    rows.map((row) => row.loglik),
    expected.loglik,
    'loglik',
    TOLERANCE,
  );
  rows.forEach((row, k) => {
    if (row.test === null) return;
    expect(row.test.df).toBe(expected.df[k]);
    if (row.test.df === 0) {
      expect(row.test).toMatchObject({ stat: null, reason: { code: 'not-available' } });
      return;
    }
    expect(Math.abs(row.test.stat! - expected.chisq[k])).toBeLessThan(1e-12 * scale);
    assertClose([row.test.p], [expected.p[k]], 'p', TOLERANCE);
  });
}

describe('likelihood-ratio tests of nested Cox models', () => {
  it('covers every case', () => {
    expect([sequential.length, pairs.length]).toEqual([26, 12]);
  });

  it.each(sequential.map((each) => [each.id, each] as const))('anova(%s)', (_, reference) => {
    const { input, design } = referenceModel(reference);
    const terms = design.terms.map((term) => term.columns);
    const rows = coxAnovaTerms(input, terms);
    const expected = reference.anova_sequential;
    if (reference.spec.weights !== null) {
      // R's anova refits the smaller models without the case weights; only the ends can agree.
      const ends = [expected.loglik[0], expected.loglik.at(-1)];
      assertClose([rows[0]!.loglik, rows.at(-1)!.loglik], ends, 'loglik', TOLERANCE);
      return;
    }
    compare(rows, expected, -reference.loglik_null);
  });

  it.each(pairs.map((each) => [each.id, each] as const))('anova(smaller, %s)', (_, reference) => {
    const smaller = referenceModel(reference, reference.anova_vs.smaller_terms);
    const fits = [cox(smaller.input), cox(referenceModel(reference).input)];
    compare(coxAnova(fits), reference.anova_vs, -reference.loglik_null);
  });
});
