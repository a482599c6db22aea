import { describe, expect, it } from 'vitest';
import { chiSquareTest } from '../../src/baseline/chi-square-test.ts';
import { describeSample } from '../../src/baseline/describe-sample.ts';
import { fisherExact } from '../../src/baseline/fisher-exact.ts';
import { kruskalWallis } from '../../src/baseline/kruskal-wallis.ts';
import { oneWay } from '../../src/baseline/one-way.ts';
import { proportionTrend } from '../../src/baseline/proportion-trend.ts';
import { quantileType7 } from '../../src/baseline/quantile-type7.ts';
import { sampleQuantile } from '../../src/baseline/sample-quantile.ts';
import { tTest } from '../../src/baseline/t-test.ts';
import { wilcoxonRankSum } from '../../src/baseline/wilcoxon-rank-sum.ts';
import { SurvivalInputError } from '../../src/errors/survival-input-error.ts';

const fourfold = [
  [1, 2],
  [3, 4],
];

describe('typed errors', () => {
  it.each<[string, string, () => unknown]>([
    ['one row', 'length-mismatch', () => fisherExact([[1, 2]])],
    ['a ragged table', 'length-mismatch', () => chiSquareTest([[1, 2], [3]])],
    [
      'fractions as counts',
      'not-an-integer',
      () =>
        chiSquareTest([
          [1.5, 2],
          [3, 4],
        ]),
    ],
    [
      'negative counts',
      'not-an-integer',
      () =>
        fisherExact([
          [-1, 2],
          [3, 4],
        ]),
    ],
    [
      'a table of zeros',
      'empty',
      () =>
        fisherExact([
          [0, 0],
          [0, 0],
        ]),
    ],
    ['a level of 95', 'out-of-range', () => fisherExact(fourfold, { confLevel: 95 })],
    [
      'an unknown side',
      'unknown-option',
      () => fisherExact(fourfold, { alternative: 'x' as 'less' }),
    ],
    ['more events than total', 'out-of-range', () => proportionTrend([3, 1], [2, 2])],
    ['an empty sample', 'empty', () => wilcoxonRankSum([], [1])],
    ['NaN in a sample', 'not-finite', () => tTest([1, Number.NaN], [1, 2])],
    ['one group', 'length-mismatch', () => kruskalWallis([[1, 2]])],
    ['an empty group', 'empty', () => oneWay([[1, 2], []])],
    ['no values', 'empty', () => describeSample([])],
    ['a probability of 50', 'out-of-range', () => quantileType7([1, 2], [50])],
    ['an unknown quantile type', 'unknown-option', () => sampleQuantile([1], [0.5], 5 as 7)],
  ])('%s', (_name, code, call) => {
    let caught: unknown;
    try {
      call();
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(SurvivalInputError);
    expect((caught as SurvivalInputError).code).toBe(code);
  });
});

describe('absent values have reasons', () => {
  it('no odds ratio from an empty row; rows of zeros are left out of larger tables', () => {
    const found = fisherExact([
      [0, 0],
      [3, 4],
    ]);
    expect(found).toMatchObject({ p: 1, oddsRatio: null });
    const small = fisherExact([
      [3, 1, 2],
      [1, 4, 2],
    ]);
    const padded = fisherExact([
      [3, 0, 1, 2],
      [0, 0, 0, 0],
      [1, 0, 4, 2],
    ]);
    expect(padded.p).toBeCloseTo(small.p!, 14);
  });

  it('a table that is too large says so instead of running on', () => {
    const found = fisherExact(
      Array.from({ length: 7 }, (_, i) => Array.from({ length: 8 }, (_, j) => 5 + ((i * j) % 7))),
      { workLimit: 1e5 },
    );
    expect(found).toMatchObject({ p: null, reason: 'the table is too large for the exact test' });
  });

  it('exact rank sums of large samples fall back with a warning', () => {
    const x = Array.from({ length: 400 }, (_, i) => i + 0.25);
    const y = Array.from({ length: 400 }, (_, i) => 1.1 * i);
    const found = wilcoxonRankSum(x, y, { exact: true });
    expect(found.warnings.map((warning) => warning.code)).toEqual(['too-large-for-exact']);
    expect(found.p).toBe(wilcoxonRankSum(x, y, { exact: false }).p);
  });

  it('constant data', () => {
    const same = [2, 2, 2];
    expect(wilcoxonRankSum(same, same).reason).toBe('all values are equal');
    expect(kruskalWallis([same, same]).reason).toBe('all values are equal');
    expect(tTest(same, same).reason).toContain('constant');
    expect(oneWay([same, same]).reason).toContain('constant');
    expect(oneWay([same, same], { equalVariances: true }).reason).toContain('constant');
    expect(proportionTrend([0, 0], [5, 5]).reason).toContain('no variation');
    expect(describeSample([4])).toMatchObject({ n: 1, mean: 4, sd: null });
  });
});
