import { describe, expect, it } from 'vitest';
import { hazardSteps, productLimitSteps } from '../../src/nonparametric/influence-steps.ts';
import { clusterScratch, influenceVariance } from '../../src/nonparametric/influence-variance.ts';
import { kaplanMeier, type SurvivalEstimator } from '../../src/nonparametric/kaplan-meier.ts';
import { riskTable } from '../../src/nonparametric/risk-table.ts';
import { sortByGroup } from '../../src/nonparametric/sort-by-group.ts';
import { randomNumbers } from '../random-numbers.ts';

function bigData(seed: number, n: number, clusters: number, tied: boolean, truncated: boolean) {
  const next = randomNumbers(seed);
  const time = Array.from({ length: n }, () => {
    const t = 0.01 - Math.log(1 - next()) * 100;
    return tied ? Math.ceil(t) : t;
  });
  return {
    time,
    event: time.map(() => Number(next() < 0.6)),
    weight: time.map(() => 0.1 + 3 * next()),
    cluster: time.map(() => Math.floor(next() * clusters)),
    ...(truncated && { entry: time.map((t) => t * next() * 0.99) }),
  };
}

describe('influenceVariance', () => {
  it.each([
    [1, 3000, 40, true, false],
    [2, 3000, 2500, false, false],
    [3, 3000, 300, false, true],
    [4, 3000, 100000, true, true],
  ])('by running sums equals cluster by cluster (set %i)', (seed, n, clusters, tied, truncated) => {
    const data = bigData(seed, n, clusters, tied, truncated);
    const sorted = sortByGroup({ ...data, timefix: false });
    const group = sorted.groups[0]!;
    const table = riskTable(group, sorted.weight);
    const scratch = clusterScratch(Int32Array.from(data.cluster), clusters);
    for (const steps of [productLimitSteps(table), hazardSteps(table, true)]) {
      const by = (limit: number) =>
        influenceVariance(group, sorted.weight, table, steps, scratch, limit);
      const [direct, running] = [by(Number.POSITIVE_INFINITY), by(0)];
      let worst = 0;
      direct.forEach((v, k) => {
        if (v > 0) worst = Math.max(worst, Math.abs(running[k]! / v - 1));
        else expect(running[k]).toBe(0);
      });
      expect(worst).toBeLessThan(1e-11);
    }
  });

  it.each<SurvivalEstimator>(['kaplan-meier', 'nelson-aalen', 'fleming-harrington'])(
    '%s: is the derivative with respect to the weights',
    (estimator) => {
      for (const truncated of [false, true]) {
        const data = bigData(9, 40, 5, true, truncated);
        const curve = kaplanMeier({ ...data, estimator }).curves[0]!;
        const log = (weight: number[]) => {
          const { survival } = kaplanMeier({ ...data, weight, estimator }).curves[0]!;
          return survival.map((s) => -Math.log(s));
        };
        const byCluster = [0, 1, 2, 3, 4].map(() => new Float64Array(curve.time.length));
        data.weight.forEach((w, i) => {
          const step = 1e-5 * w;
          const nudged = (by: number) => data.weight.map((v, j) => (j === i ? v + by : v));
          const [up, down] = [log(nudged(step)), log(nudged(-step))];
          const sums = byCluster[data.cluster[i]!]!;
          up.forEach((value, k) => {
            sums[k]! += (w * (value - down[k]!)) / (2 * step);
          });
        });
        curve.time.forEach((_, k) => {
          if (curve.survival[k] === 0) return;
          const numeric = Math.hypot(...byCluster.map((sums) => sums[k]!));
          expect(Math.abs(curve.stdErrLog[k]! - numeric)).toBeLessThan(1e-6 * (1 + numeric));
        });
      }
    },
  );
});
