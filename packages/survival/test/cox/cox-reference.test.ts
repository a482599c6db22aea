import { describe, expect, it } from 'vitest';
import { cox } from '../../src/cox/cox.ts';
import type { CoxFit, CoxTest } from '../../src/cox/cox-fit.ts';
import { assertClose, type ReferenceCase, referenceCases } from '../reference-cases.ts';
import { referenceModel } from './reference-model.ts';

/** Measured: at worst 1.4e-12 over all cases that R fits. */
const TOLERANCE = 1e-11;
/** Separated fits end where rounding takes over: the information there is 1e-9 of its terms. */
const SEPARATED = 1e-6;

const all = referenceCases('coxph');

/** What R refuses and we refuse as well. */
const refused = all.filter((each) => /exact/.test(each.error ?? ''));
/** What R cannot do and we can: a model of one row. */
const better = all.filter((each) => (each.error ?? each.error_summary) && !refused.includes(each));
/** No row at risk ever differs in x. R runs out of iterations and prints coefficient 0, se 0. */
const uninformative = all.filter((each) =>
  /^(edge_n2_same_group|edge_all_events_one_time-cox-exact)/.test(each.id),
);
const fitted = all.filter((each) => ![...refused, ...better, ...uninformative].includes(each));

describe('R survival::coxph reference cases', () => {
  it('covers every case', () => {
    expect(all.length).toBe(170);
    expect([refused.length, better.length, uninformative.length]).toEqual([5, 3, 4]);
  });

  it.each(fitted.map((each) => [each.id, each] as const))('%s', (_, reference) => {
    const fit = cox(referenceModel(reference).input);
    compareColumns(fit, reference);
    compareFit(fit, reference);
  });

  it.each(refused.map((each) => [each.id, each] as const))('%s is refused', (_, reference) => {
    expect(() => cox(referenceModel(reference).input)).toThrow(/not defined for exact ties/);
  });

  it.each(better.map((each) => [each.id, each] as const))('%s has a reason', (_, reference) => {
    const fit = cox(referenceModel(reference).input);
    expect(fit.columns.map((column) => column.reason?.code)).toEqual(['constant']);
  });

  it.each(uninformative.map((each) => [each.id, each] as const))(
    '%s has a reason',
    (_, reference) => {
      const fit = cox(referenceModel(reference).input);
      expect(reference.se).toEqual([0]);
      expect(fit.columns[0]).toMatchObject({
        coefficient: null,
        reason: { code: 'no-information' },
      });
    },
  );
});

function compareColumns(fit: CoxFit, reference: ReferenceCase): void {
  expect(fit.columns.map((column) => column.name)).toEqual(reference.coef_names);
  const ranOut = reference.warnings.some((text: string) => text.startsWith('Ran out'));
  fit.columns.forEach((column, j) => {
    const at = (field: string) => [reference[field][j]];
    const where = `${column.name} `;
    if (column.reason === null) {
      // In a fit that ran out of iterations R inverts the diagonal only: its variance is not used.
      const tolerance = reference.warnings.length > 0 ? 1e-8 : TOLERANCE;
      assertClose([column.coefficient], at('coef'), `${where}coef`, tolerance);
      assertClose([column.se], at('se'), `${where}se`, tolerance);
      assertClose([column.z], at('z'), `${where}z`, tolerance);
      assertClose([column.p], at('p'), `${where}p`, tolerance);
      assertClose([column.hr], at('hr'), `${where}hr`, tolerance);
      assertClose([column.hrLower], at('hr_lower'), `${where}lower`, tolerance);
      assertClose([column.hrUpper], at('hr_upper'), `${where}upper`, tolerance);
      if (reference.naive_se) {
        assertClose([column.naiveSe], at('naive_se'), `${where}naive`, tolerance);
      }
      return;
    }
    expect(column.coefficient).toBeNull();
    if (column.reason.code !== 'separation') {
      expect(reference.coef[j]).toBeNull();
      return;
    }
    expect(reference.warnings).not.toEqual([]);
    expect(column.reason.direction).toBe(reference.coef[j] > 0 ? 'up' : 'down');
    // R's exact fits stop one step earlier than its others; ours all stop alike.
    if (ranOut && reference.ties === 'exact') return;
    assertClose([column.raw!.coefficient], at('coef'), `${where}raw coefficient`, SEPARATED);
    if (!ranOut) assertClose([column.raw!.se], at('se'), `${where}raw se`, SEPARATED);
  });
}

function compareFit(fit: CoxFit, reference: ReferenceCase): void {
  const separated = fit.columns.some((column) => column.reason?.code === 'separation');
  const ranOutExact = separated && reference.ties === 'exact' && !fit.converged;
  const close = (found: number[], expected: unknown[], where: string) =>
    assertClose(found, expected, where, separated ? SEPARATED : TOLERANCE);
  expect([fit.n, fit.nEvents]).toEqual([reference.n, reference.nevent]);
  close([...fit.means], reference.means, 'means');
  if (fit.nEvents === 0) {
    expect([fit.bic, reference.bic]).toEqual([null, null]);
    return;
  }
  if (!separated) assertClose(fit.variance, reference.var.flat(), 'var', TOLERANCE);
  if (reference.naive_var) {
    close([...fit.naiveVariance!], reference.naive_var.flat(), 'naive_var');
  }
  expect(fit.iterations).toBe(reference.iter + (ranOutExact ? 1 : 0));
  assertClose([fit.loglik.null], [reference.loglik_null], 'loglik null', TOLERANCE);
  if (!ranOutExact || reference.loglik < -1e-3) {
    close([fit.loglik.final], [reference.loglik], 'loglik');
  }
  close([fit.aic], [reference.aic], 'aic');
  if (!(ranOutExact && reference.nevent === 1)) close([fit.bic!], [reference.bic], 'bic');
  compareTest(fit.lrTest, reference.lr_test, separated ? SEPARATED : TOLERANCE, 'lr');
  compareTest(fit.scoreTest, reference.score_test, TOLERANCE, 'score');
  if (reference.robust_score_test) {
    compareTest(fit.robustScoreTest!, reference.robust_score_test, TOLERANCE, 'robust score');
  }
  if (separated) expect(fit.waldTest).toMatchObject({ stat: null, reason: { code: 'separation' } });
  else compareTest(fit.waldTest, reference.wald_test, TOLERANCE, 'wald');
}

function compareTest(
  found: CoxTest,
  expected: { stat: number; df: number; p: number },
  tolerance: number,
  where: string,
): void {
  expect(found.df).toBe(expected.df);
  if (found.df === 0) {
    // R reports statistic 0 (or nothing) and p = 1 for a test of nothing.
    expect(found).toMatchObject({ stat: null, p: null, reason: { code: 'not-available' } });
    return;
  }
  assertClose([found.stat], [expected.stat], where, tolerance);
  assertClose([found.p], [expected.p], `${where} p`, tolerance);
}
