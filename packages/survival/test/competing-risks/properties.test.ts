import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aalenJohansen } from '../../src/competing-risks/aalen-johansen.ts';
import { causeTable } from '../../src/competing-risks/cause-table.ts';
import { grayTest } from '../../src/competing-risks/gray-test.ts';
import { incidenceVariance } from '../../src/competing-risks/incidence-influence.ts';
import { meanTimeInState } from '../../src/competing-risks/mean-time-in-state.ts';
import { SurvivalInputError } from '../../src/errors/survival-input-error.ts';
import { kaplanMeier } from '../../src/nonparametric/kaplan-meier.ts';
import { productLimit } from '../../src/nonparametric/product-limit.ts';
import { riskTable } from '../../src/nonparametric/risk-table.ts';
import { sortByGroup } from '../../src/nonparametric/sort-by-group.ts';
import { randomSurvival } from '../nonparametric/arbitrary-survival.ts';
import { randomNumbers } from '../random-numbers.ts';
import { naiveIncidence } from './naive-incidence.ts';

const RUNS = { seed: 20260102, numRuns: 2000 };

function close(found: ArrayLike<number>, wanted: ArrayLike<number>, name: string): void {
  expect(found.length, name).toBe(wanted.length);
  for (let k = 0; k < found.length; k++) {
    const [a, b] = [found[k]!, wanted[k]!];
    const allowed = 1e-10 * Math.abs(b) + 1e-13;
    if (!(Math.abs(a - b) <= allowed)) throw new Error(`${name}[${k}]: ${a}, naive ${b}`);
  }
}

describe('aalenJohansen on random data', () => {
  it('equals products of transition matrices and their derivatives', () => {
    fc.assert(
      fc.property(randomSurvival, (data) => {
        const { time, cause, entry, weight, group } = data;
        const { curves, causes } = aalenJohansen({
          time,
          cause,
          timefix: false,
          causes: [1, 2],
          ...(entry && { entry }),
          ...(weight && { weight }),
          ...(group && { group }),
        });
        expect(causes).toEqual([1, 2]);
        const levels = [...new Set(group ?? [0])].sort((a, b) => a - b);
        levels.forEach((level, g) => {
          const curve = curves[g]!;
          const rows = time.flatMap((_, i) => ((group?.[i] ?? 0) === level ? [i] : []));
          const naive = naiveIncidence(data, rows, [1, 2]);
          close(curve.time, naive.time, 'time');
          [curve.eventFree, ...curve.incidence].forEach((state, s) => {
            close(state.probability, naive.probability[s]!, `probability ${s}`);
            close(state.stdErr, naive.stdErr[s]!, `stdErr ${s}`);
          });
          const lived = meanTimeInState(curve, 20);
          close([lived.eventFree + lived.byCause[0]! + lived.byCause[1]!], [20], 'time to tau');
        });
      }),
      RUNS,
    );
  });

  it('with one cause is the Kaplan-Meier curve', () => {
    fc.assert(
      fc.property(randomSurvival, ({ time, event }) => {
        const [curve] = aalenJohansen({ time, cause: event, causes: [1] }).curves;
        const [km] = kaplanMeier({ time, event, robust: true }).curves;
        close(curve!.eventFree.probability, km!.survival, 'event free');
        close(curve!.eventFree.stdErr, km!.stdErr, 'event free stdErr');
        const incidence = curve!.incidence[0]!;
        close(
          incidence.probability,
          km!.survival.map((s) => 1 - s),
          'incidence',
        );
        close(incidence.stdErr, km!.stdErr, 'incidence stdErr');
      }),
      RUNS,
    );
  });

  it.each([
    [1, false, false],
    [2, true, false],
    [3, false, true],
    [4, true, true],
  ])('running sums equal the sum row by row (set %i)', (seed, tied, truncated) => {
    const next = randomNumbers(seed);
    const time = Array.from({ length: 3000 }, () => 0.01 - Math.log(1 - next()) * 100).map((t) =>
      tied ? Math.ceil(t) : t,
    );
    const cause = Int32Array.from(time, () => Math.floor(next() * 3));
    const sorted = sortByGroup({
      time,
      event: cause.map((code) => Number(code > 0)),
      weight: time.map(() => 0.1 + next()),
      timefix: false,
      ...(truncated && { entry: time.map((t) => 0.99 * t * next()) }),
    });
    const group = sorted.groups[0]!;
    const table = riskTable(group, sorted.weight);
    const before = productLimit(table).survival.map((_, k, s) => (k === 0 ? 1 : s[k - 1]!));
    const counts = causeTable(group, table, cause, 2)[1]!;
    const by = (limit: number) =>
      incidenceVariance(group, sorted.weight, table, before, 2, cause, counts, limit);
    const [direct, running] = [by(Number.POSITIVE_INFINITY), by(0)];
    const worst = direct.map((v, k) => (v === 0 ? running[k]! : Math.abs(running[k]! / v - 1)));
    expect(Math.max(...worst)).toBeLessThan(1e-10);
  });
});

describe('grayTest on random data', () => {
  it('does not depend on which group comes last, nor on the order of rows', () => {
    fc.assert(
      fc.property(randomSurvival, fc.constantFrom(0, 1, -0.5), (data, rho) => {
        const { time, cause, strata } = data;
        const group = data.group ?? time.map((_, i) => i % 2);
        const options = { interest: 1, rho, timefix: false };
        const found = grayTest({ time, cause, group, ...options, ...(strata && { strata }) });
        const turned = grayTest({
          time: time.toReversed(),
          cause: cause.toReversed(),
          group: group.map((g) => -g).reverse(),
          ...options,
          ...(strata && { strata: strata.toReversed() }),
        });
        expect(found.reason).toBe(turned.reason);
        close(found.scores, turned.scores.toReversed(), 'scores');
        close([found.scores.reduce((sum, score) => sum + score, 0)], [0], 'sum of scores');
        if (found.chiSquare === null) return;
        const ratio = turned.chiSquare! / found.chiSquare;
        if (found.chiSquare > 1e-12) expect(Math.abs(ratio - 1)).toBeLessThan(1e-6);
      }),
      RUNS,
    );
  });
});

describe('aalenJohansen refuses', () => {
  const good = { time: [1, 2, 3], cause: [0, 1, 2] };
  it.each([
    ['causes that are not whole', { cause: [0, 1.5, 2] }],
    ['negative causes', { cause: [0, -1, 2] }],
    ['unequal lengths', { cause: [0, 1] }],
    ['times not finite', { time: [1, Number.POSITIVE_INFINITY, 3] }],
    ['weights of 0', { weight: [1, 0, 1] }],
    ['entry at time', { entry: [1, 0, 0] }],
    ['an unknown interval', { confType: 'cloglog' as 'log' }],
    ['a level of 95', { confLevel: 95 }],
    ['no rows', { time: [], cause: [] }],
    ['no time column', { time: undefined as never }],
  ])('%s', (_name, bad) => {
    expect(() => aalenJohansen({ ...good, ...bad })).toThrow(SurvivalInputError);
  });
});
