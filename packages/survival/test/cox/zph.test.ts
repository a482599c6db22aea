import { describe, expect, it } from 'vitest';
import { cox } from '../../src/cox/cox.ts';
import { type CoxZph, coxZph } from '../../src/cox/zph/cox-zph.ts';
import type { ZphTransform } from '../../src/cox/zph/transform-times.ts';
import { assertClose, type ReferenceJson, referenceCases } from '../reference-cases.ts';
import { referenceModel } from './reference-model.ts';

/** A ratio of differences of sums over all events: measured 1e-11 at worst. */
const TOLERANCE = 1e-10;

const cases = referenceCases('coxph').filter((each) => each.zph);
const TRANSFORMS: ZphTransform[] = ['km', 'rank', 'identity', 'log'];

/** R stops: its matrix is singular, by one event time or a constant column. There is a reason. */
const NO_INFORMATION =
  /^edge_(n1_censored|n2_events|n2_one_event|n2_tied|n2_same_group|all_censored|all_events_one_time|all_tied_mixed|tiny_times|one_event|missing_values)-|^constant-only/;
/** R stops: the logarithm of an event time of 0 or below. We refuse the transform. */
const NO_LOGARITHM = /^edge_(time_zero|negative_time)-.* log$/;
/** R stops: 1e9 squared beside 1 is singular to it. Ours works on times from 0 to 1. */
const BETTER = /^edge_huge_times-.* identity$/;

describe('cox.zph against R', () => {
  it('covers every case', () => {
    expect(cases.length).toBe(90);
  });

  const runs = cases.flatMap((each) =>
    TRANSFORMS.map((transform) => [`${each.id} ${transform}`, transform, each] as const),
  );
  it.each(runs)('%s', (name, transform, reference) => {
    const { input, design } = referenceModel(reference);
    const fit = cox(input);
    const { by_term: byTerm, by_coef: byCoef } = reference.zph[transform];
    if (NO_LOGARITHM.test(name)) {
      expect(byTerm.error).toMatch(/singular/);
      expect(() => coxZph(fit, { transform })).toThrow(/log of the event time .* is not finite/);
      return;
    }
    const terms = coxZph(fit, { transform, terms: design.terms });
    if (BETTER.test(name)) {
      expect(byTerm.error).toMatch(/singular/);
      // R on the same data with d$time / 1e9:
      assertClose([terms.global.stat], [0.022421899225843877], 'chisq', TOLERANCE);
      return;
    }
    if (fit.columns.some((column) => column.reason?.code === 'separation')) {
      compareSeparated(terms, byTerm);
      return;
    }
    if (NO_INFORMATION.test(name)) {
      expect(byTerm.error).toMatch(/singular|subscript/);
      expect(terms.global).toMatchObject({ stat: null, p: null });
      expect(terms.global.reason).not.toBeNull();
      return;
    }
    compareTable(terms, byTerm);
    if (byCoef) compareTable(coxZph(fit, { transform }), byCoef);
  });
});

function compareTable(found: CoxZph, expected: ReferenceJson): void {
  const rows = found.rows.filter(({ test }) => test.df > 0);
  const tests = [...rows.map(({ test }) => test), found.global];
  const column = (field: 'df' | 'stat' | 'p') => tests.map((test) => test[field]);
  assertClose(column('df'), expected.df, 'df');
  assertClose(column('stat'), expected.chisq, 'chisq', TOLERANCE);
  assertClose(column('p'), expected.p, 'p', TOLERANCE);
}

/** R tests a separated column as if it were estimated; its statistic is 0 up to 1e-7. Or it stops. */
function compareSeparated(found: CoxZph, expected: ReferenceJson): void {
  found.rows.forEach(({ name, test }) => {
    if (test.df === 0) {
      expect(test.reason?.code).toMatch(/separation|collinear/);
      return;
    }
    if (expected.error) return;
    const at = expected.rows.indexOf(name);
    assertClose([test.stat], [expected.chisq[at]], name, 1e-6);
  });
}
