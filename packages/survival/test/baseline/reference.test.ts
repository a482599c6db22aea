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
import { assertClose, type ReferenceJson, referenceCases } from '../reference-cases.ts';

const TOLERANCE = 1e-12;
const tables = referenceCases('table');
const numerics = referenceCases('numeric');

it('runs every table and numeric case', () => {
  expect([tables.length, numerics.length]).toEqual([11, 13]);
});

describe.each(tables.map((ref) => [ref.id, ref] as const))('table %s', (id, ref) => {
  const table: number[][] = ref.table;
  const informative = table.every((row) => row.some((count) => count > 0));

  it('Fisher', () => {
    const found = fisherExact(table);
    assertClose([found.p], [ref.fisher.p], `${id} p`, 1e-11);
    const fourfold = table.length === 2 && table[0]!.length === 2;
    if (!fourfold) {
      expect([ref.fisher.odds_ratio, found.oddsRatio]).toEqual([null, null]);
      return;
    }
    for (const alternative of ['less', 'greater'] as const) {
      const { p } = fisherExact(table, { alternative });
      assertClose([p], [ref[`fisher_${alternative}`]], `${id} ${alternative}`, TOLERANCE);
    }
    if (!informative) {
      // R: odds ratio 0 with limits 0 and Inf, from a table that says nothing about it
      expect([ref.fisher.odds_ratio, ref.fisher.conf_low, ref.fisher.conf_high]).toEqual([
        0,
        0,
        'Inf',
      ]);
      expect(found.oddsRatio).toBeNull();
      expect(found.reason).toBe('only one row or column has observations: no odds ratio');
      return;
    }
    const { estimate, lower, upper } = found.oddsRatio!;
    const wanted = [ref.fisher.odds_ratio, ref.fisher.conf_low, ref.fisher.conf_high];
    assertClose([estimate, lower, upper], wanted, `${id} odds ratio`, 1e-11);
  });

  it('chi-square', () => {
    for (const correct of [false, true]) {
      const found = chiSquareTest(table, { correct });
      const wanted = correct ? ref.chisq_default : ref.chisq_uncorrected;
      const values = [found.statistic, found.df, found.p];
      assertClose(values, [wanted.stat, wanted.df, wanted.p], `${id} chi-square`, TOLERANCE);
      found.expected.forEach((row, i) => {
        assertClose(row, wanted.expected[i], `${id} expected`, TOLERANCE);
      });
      expect(found.reason === null).toBe(informative);
      if (informative) expect(found.warnings.length).toBe(wanted.warnings.length);
    }
  });

  if (ref.trend) {
    it('trend', () => {
      const totals = table[0]!.map((count, j) => count + table[1]![j]!);
      const found = proportionTrend(table[0]!, totals);
      assertClose([found.statistic, found.p], [ref.trend.stat, ref.trend.p], id, TOLERANCE);
    });
  }
});

/** R's message where it gives no value, and ours. */
function expectTest(
  found: { statistic: number | null; p: number | null; reason: string | null },
  wanted: ReferenceJson,
  where: string,
): void {
  expect(wanted.error, where).toBeUndefined();
  assertClose([found.statistic], [wanted.stat], `${where} statistic`, TOLERANCE);
  assertClose([found.p], [wanted.p], `${where} p`, TOLERANCE);
  expect(found.reason === null).toBe(wanted.p !== null);
}

describe.each(numerics.map((ref) => [ref.id, ref] as const))('numeric %s', (id, ref) => {
  const groups = Object.values<(number | null)[]>(ref.groups).map((values) =>
    values.filter((value) => value !== null),
  );
  const [a, b] = groups as [number[], number[]];
  const lonely = groups.some((values) => values.length < 2);

  it('description and quantiles', () => {
    Object.values<ReferenceJson>(ref.describe).forEach((wanted, g) => {
      const values = groups[g]!;
      const d = describeSample(values);
      assertClose(
        [d.n, d.mean, d.sd, d.median, d.min, d.max],
        [wanted.n, wanted.mean, wanted.sd, wanted.median, wanted.min, wanted.max],
        `${id} ${g}`,
        TOLERANCE,
      );
      assertClose([d.q3 - d.q1], [wanted.iqr], `${id} ${g} iqr`, TOLERANCE);
      const seven = quantileType7(values, wanted.probs);
      assertClose(seven, wanted.quantile_type7, `${id} ${g} type 7`, TOLERANCE);
      for (const type of [6, 2] as const) {
        const found = sampleQuantile(values, [0.25, 0.5, 0.75], type);
        assertClose(found, wanted[`quantile_type${type}`], `${id} ${g} type ${type}`, TOLERANCE);
      }
    });
  });

  it('Kruskal-Wallis', () => {
    const found = kruskalWallis(groups);
    expectTest(found, ref.kruskal, id);
    expect([found.df]).toEqual(ref.kruskal.df);
  });

  if (ref.wilcox_default) {
    it('Wilcoxon', () => {
      const variants = {
        wilcox_default: {},
        wilcox_exact: { exact: true },
        wilcox_normal_corrected: { exact: false },
        wilcox_normal_uncorrected: { exact: false, correct: false },
      };
      for (const [name, options] of Object.entries(variants)) {
        const found = wilcoxonRankSum(a, b, options);
        expectTest(found, ref[name], `${id} ${name}`);
        expect(found.warnings.length).toBe(ref[name].warnings.length);
      }
    });

    it('t-test', () => {
      for (const [name, equalVariances] of [
        ['t_welch', false],
        ['t_pooled', true],
      ] as const) {
        const found = tTest(a, b, { equalVariances });
        if (ref[name].error) {
          const reason = R_MESSAGES.get(ref[name].error);
          expect(found).toMatchObject({ statistic: null, p: null, reason });
          expect(reason).toBeDefined();
          continue;
        }
        expectTest(found, ref[name], `${id} ${name}`);
        assertClose([found.df], ref[name].df, `${id} ${name} df`, TOLERANCE);
      }
    });
  }

  it('one-way analysis of variance', () => {
    for (const [name, equalVariances] of [
      ['anova_oneway', true],
      ['anova_welch', false],
    ] as const) {
      const found = oneWay(groups, { equalVariances });
      const wanted = ref[name];
      if (wanted.error === 'not enough observations' && lonely) {
        if (equalVariances) expectAsRegression(found.statistic!, groups);
        else expect(found.reason).toBe('too few values for a variance');
        continue;
      }
      expectTest(found, wanted, `${id} ${name}`);
      if (found.reason === null) {
        assertClose([found.df, found.dfWithin], wanted.df, `${id} ${name} df`, TOLERANCE);
      }
    }
  });
});

const R_MESSAGES = new Map([
  ['data are essentially constant', 'the values are constant within the samples'],
  ["not enough 'x' observations", 'too few values for a variance'],
]);

/** R refuses a group of one value although its pooled F is defined; from the raw definition: */
function expectAsRegression(statistic: number, groups: number[][]): void {
  const all = groups.flat();
  const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = (values: number[]) => {
    const centre = mean(values);
    return values.reduce((sum, x) => sum + (x - centre) ** 2, 0);
  };
  const within = groups.reduce((sum, values) => sum + squares(values), 0);
  const between = squares(all) - within;
  const f = between / (groups.length - 1) / (within / (all.length - groups.length));
  expect(statistic).toBeCloseTo(f, 10);
}

// R 4.2.2: fisher.test(matrix(c(a, c, b, d), 2))$estimate
it.each([
  {
    table: [
      [2, 3],
      [4, 1],
    ],
    odds: 0.20332684089936279,
  },
  {
    table: [
      [1, 2],
      [5, 1],
    ],
    odds: 0.14054974720548918,
  },
])('the odds ratio of $table, whose root finder starts between values of equal size', (each) => {
  assertClose([fisherExact(each.table).oddsRatio!.estimate], [each.odds], 'odds ratio', TOLERANCE);
});
