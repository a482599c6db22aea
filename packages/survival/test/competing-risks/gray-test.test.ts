import { describe, expect, it } from 'vitest';
import { grayTest } from '../../src/competing-risks/gray-test.ts';
import { SurvivalInputError } from '../../src/errors/survival-input-error.ts';
import { logRank } from '../../src/nonparametric/log-rank.ts';
import { assertClose } from '../reference-cases.ts';
import golden from './fixtures/gray-golden.json' with { type: 'json' };

describe('grayTest', () => {
  it.each(golden.map((set, i) => [i, set] as const))('equals cmprsk on set %i', (_i, set) => {
    set.causes.forEach((interest, c) => {
      const { time, cause, group, strata, rho } = set;
      const found = grayTest({ time, cause, group, strata, rho, interest });
      if (set.chiSquare[c] === -1) {
        // cmprsk's sign of a singular variance
        expect(found).toMatchObject({ chiSquare: null, p: null });
        return;
      }
      assertClose([found.chiSquare], [set.chiSquare[c]!], `cause ${interest}`, 1e-12);
      // cmprsk takes 1 - pchisq: absolute accuracy only
      expect(Math.abs(found.p! - set.p[c]!)).toBeLessThan(1e-14);
    });
  });

  it('has the scores of the log-rank test when there is one cause', () => {
    const time = [1, 2, 2, 3, 4, 5, 5, 6, 8, 9];
    const event = [1, 1, 0, 1, 1, 0, 1, 1, 1, 0];
    const group = [1, 2, 1, 3, 2, 3, 1, 2, 3, 1];
    const gray = grayTest({ time, cause: event, group, interest: 1 });
    const rank = logRank({ time, event, group });
    const scores = rank.groups.map((g) => g.observed - g.expected);
    assertClose(gray.scores, scores, 'scores', 1e-12);
    expect(gray.groups).toEqual([1, 2, 3]);
  });

  it('says why there is no statistic', () => {
    const data = { time: [1, 2, 3, 4], cause: [1, 1, 2, 0] };
    const one = grayTest({ ...data, group: [1, 1, 1, 1], interest: 1 });
    expect(one).toMatchObject({ chiSquare: null, p: null, reason: 'there is only one group' });
    const without = grayTest({ ...data, group: [1, 2, 1, 2], interest: 3 });
    expect(without.chiSquare).toBeNull();
    expect(without.reason).toContain('singular');
  });

  it.each([
    ['interest 0', { interest: 0 }],
    ['cause of another length', { cause: [1] }],
    ['negative cause', { cause: [1, -1, 2, 0] }],
    ['group of another length', { group: [1, 2] }],
    ['time not finite', { time: [1, Number.NaN, 2, 3] }],
    ['rho NaN', { rho: Number.NaN }],
  ])('refuses %s', (_name, bad) => {
    const good = { time: [1, 2, 3, 4], cause: [1, 1, 2, 0], group: [1, 2, 1, 2], interest: 1 };
    expect(() => grayTest({ ...good, ...bad })).toThrow(SurvivalInputError);
  });
});
