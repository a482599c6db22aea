import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareTest } from '../../src/baseline/chi-square-test.ts';
import { fisherExact } from '../../src/baseline/fisher-exact.ts';
import { kruskalWallis } from '../../src/baseline/kruskal-wallis.ts';
import { oneWay } from '../../src/baseline/one-way.ts';
import { quantileType7 } from '../../src/baseline/quantile-type7.ts';
import { sampleQuantile } from '../../src/baseline/sample-quantile.ts';
import { tTest } from '../../src/baseline/t-test.ts';
import { wilcoxonRankSum } from '../../src/baseline/wilcoxon-rank-sum.ts';

const RUNS = { seed: 20260103, numRuns: 1500 };

function close(found: number | null, wanted: number, name: string, tolerance = 1e-10): void {
  const allowed = tolerance * Math.abs(wanted) + 1e-13;
  if (found === null || !(Math.abs(found - wanted) <= allowed)) {
    throw new Error(`${name}: ${found}, naive ${wanted}`);
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

/** Every table with the given margins, filled cell by cell. */
function tables(rows: number[], columns: number[]): number[][][] {
  if (rows.length === 1) return [[columns]];
  const found: number[][][] = [];
  const fill = (row: number[], left: number) => {
    const j = row.length;
    if (j === columns.length) {
      if (left > 0) return;
      const rest = columns.map((size, k) => size - row[k]!);
      for (const below of tables(rows.slice(1), rest)) found.push([row, ...below]);
      return;
    }
    for (let x = 0; x <= Math.min(left, columns[j]!); x++) fill([...row, x], left - x);
  };
  fill([], rows[0]!);
  return found;
}

const smallTable = fc
  .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 4 }))
  .chain(([r, c]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: c, maxLength: c }), {
      minLength: r,
      maxLength: r,
    }),
  )
  .filter((table) => sum(table.flat()) > 0);

describe('fisherExact', () => {
  it('equals the sum over all tables with the same margins', () => {
    fc.assert(
      fc.property(smallTable, (table) => {
        const rows = table.map(sum);
        const columns = table[0]!.map((_, j) => sum(table.map((row) => row[j]!)));
        const weight = (t: number[][]) =>
          t.flat().reduce((product, x) => product / factorial(x), 1);
        const all = tables(rows, columns).map(weight);
        const observed = weight(table) * (1 + 1e-7);
        const p = sum(all.filter((w) => w <= observed)) / sum(all);
        close(fisherExact(table).p, p, 'p', 1e-9);
        const turned = table[0]!.map((_, j) => table.map((row) => row[j]!));
        close(fisherExact(turned).p, p, 'p of the transposed table', 1e-9);
      }),
      { ...RUNS, numRuns: 400 },
    );
  });

  it('with root tolerance 0 solves its defining equations', () => {
    const cell = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(cell, cell, cell, cell, (a, b, c, d) => {
        const found = fisherExact(
          [
            [a, b],
            [c, d],
          ],
          { rootTolerance: 0 },
        ).oddsRatio!;
        const lowest = Math.max(0, a - d);
        const highest = Math.min(a + b, a + c);
        const weights = (odds: number) => {
          const logs: number[] = [];
          for (let x = lowest; x <= highest; x++) {
            let log = (x - a) * Math.log(odds);
            for (const k of [x, a + b - x, a + c - x, d - a + x]) {
              for (let m = 2; m <= k; m++) log -= Math.log(m);
            }
            logs.push(log);
          }
          const most = Math.max(...logs);
          const raw = logs.map((log) => Math.exp(log - most));
          return raw.map((w) => w / sum(raw));
        };
        const mean = sum(weights(found.estimate).map((w, i) => w * (lowest + i)));
        close(mean, a, 'mean count at the estimate', 1e-9);
        const above = sum(weights(found.lower).filter((_, i) => lowest + i >= a));
        close(above, 0.025, 'upper tail at the lower limit', 1e-9);
        const below = sum(weights(found.upper).filter((_, i) => lowest + i <= a));
        close(below, 0.025, 'lower tail at the upper limit', 1e-9);
        expect(found.lower).toBeLessThan(found.estimate);
        expect(found.upper).toBeGreaterThan(found.estimate);
      }),
      { ...RUNS, numRuns: 300 },
    );
  });
});

it('chiSquareTest equals n sum p^2 / (pr pc) - n', () => {
  fc.assert(
    fc.property(smallTable, (table) => {
      const found = chiSquareTest(table);
      const rows = table.map(sum);
      const columns = table[0]!.map((_, j) => sum(table.map((row) => row[j]!)));
      if ([...rows, ...columns].includes(0)) {
        expect(found).toMatchObject({ statistic: null, p: null });
        expect(found.reason).not.toBeNull();
        return;
      }
      const n = sum(rows);
      const terms = table.flatMap((row, i) =>
        row.map((x, j) => (x * x) / (rows[i]! * columns[j]!)),
      );
      close(found.statistic, n * (sum(terms) - 1), 'statistic', 1e-9);
      expect(found.df).toBe((rows.length - 1) * (columns.length - 1));
    }),
    RUNS,
  );
});

const value = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.double({ min: -9, max: 9, noNaN: true }));
const sample = fc.array(value, { minLength: 1, maxLength: 6 });

/** Mean of the ranks that a value takes among all values. */
const midRank = (all: readonly number[], x: number) =>
  sum(all.map((y) => (y < x ? 1 : y === x ? 0.5 : 0))) + 0.5;

describe('wilcoxonRankSum', () => {
  it('counts pairs, and without ties all orders', () => {
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        const pairs = x.flatMap((a) => y.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const found = wilcoxonRankSum(x, y);
        expect(found.statistic).toBe(sum(pairs));
        const all = [...x, ...y];
        const tied = new Set(all).size < all.length;
        expect(found.warnings.length).toBe(Number(tied));
        if (tied) return;
        const w: number[] = [];
        for (let mask = 0; mask < 1 << all.length; mask++) {
          const chosen = all.filter((_, i) => mask & (1 << i));
          if (chosen.length !== x.length) continue;
          const ranks = sum(chosen.map((v) => midRank(all, v)));
          w.push(ranks - (x.length * (x.length + 1)) / 2);
        }
        const atMost = w.filter((v) => v <= found.statistic!).length / w.length;
        const atLeast = w.filter((v) => v >= found.statistic!).length / w.length;
        close(found.p, Math.min(1, 2 * Math.min(atMost, atLeast)), 'two-sided');
        close(wilcoxonRankSum(x, y, { alternative: 'less' }).p, atMost, 'less');
        close(wilcoxonRankSum(x, y, { alternative: 'greater' }).p, atLeast, 'greater');
      }),
      { ...RUNS, numRuns: 300 },
    );
  });

  it('uncorrected is the Kruskal-Wallis test of two groups', () => {
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        const found = wilcoxonRankSum(x, y, { exact: false, correct: false });
        const kruskal = kruskalWallis([x, y]);
        expect(found.p === null).toBe(kruskal.p === null);
        if (kruskal.p !== null) close(found.p, kruskal.p, 'p', 1e-9);
      }),
      RUNS,
    );
  });
});

it('kruskalWallis is (N - 1) times the share of rank variance between groups', () => {
  fc.assert(
    fc.property(fc.array(sample, { minLength: 2, maxLength: 4 }), (groups) => {
      const all = groups.flat();
      const ranks = groups.map((group) => group.map((x) => midRank(all, x)));
      const centre = (all.length + 1) / 2;
      const total = sum(ranks.flat().map((r) => (r - centre) ** 2));
      const between = sum(ranks.map((r) => r.length * (sum(r) / r.length - centre) ** 2));
      const found = kruskalWallis(groups);
      if (total === 0) expect(found.reason).toBe('all values are equal');
      else close(found.statistic, ((all.length - 1) * between) / total, 'statistic', 1e-9);
    }),
    RUNS,
  );
});

it('with two groups oneWay is the squared t-test, pooled and Welch', () => {
  const some = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(some, some, fc.boolean(), (x, y, equalVariances) => {
      const t = tTest(x, y, { equalVariances });
      const f = oneWay([x, y], { equalVariances });
      if (f.statistic === null || t.statistic === null) {
        expect(f.reason).not.toBeNull();
        return;
      }
      close(f.statistic, t.statistic ** 2, 'statistic', 1e-9);
      close(f.dfWithin, t.df!, 'degrees of freedom', 1e-9);
      close(f.p, t.p!, 'p', 1e-9);
      close(((t.lower! + t.upper!) / 2) * 1, t.difference, 'middle of the interval', 1e-9);
    }),
    RUNS,
  );
});

describe('quantiles', () => {
  it('type 7 interpolates the sorted values, all types stay between neighbours', () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(sample, p, (values, probability) => {
        const sorted = values.toSorted((a, b) => a - b);
        const at = (sorted.length - 1) * probability;
        const low = sorted[Math.floor(at)]!;
        const high = sorted[Math.ceil(at)]!;
        const wanted = low + (at - Math.floor(at)) * (high - low);
        close(quantileType7(values, [probability])[0]!, wanted, 'type 7', 1e-12);
        for (const type of [2, 6] as const) {
          const [found] = sampleQuantile(values, [probability], type);
          expect(found).toBeGreaterThanOrEqual(sorted[0]!);
          expect(found).toBeLessThanOrEqual(sorted[sorted.length - 1]!);
        }
      }),
      RUNS,
    );
  });
});
