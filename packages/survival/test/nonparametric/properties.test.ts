import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../src/distributions/normal-quantile.ts';
import { followUp } from '../../src/nonparametric/follow-up.ts';
import { kaplanMeier } from '../../src/nonparametric/kaplan-meier.ts';
import { logRank } from '../../src/nonparametric/log-rank.ts';
import { restrictedMean } from '../../src/nonparametric/restricted-mean.ts';
import { survivalAt } from '../../src/nonparametric/survival-at.ts';
import type { ConfidenceType } from '../../src/nonparametric/survival-curve.ts';
import { survivalQuantiles } from '../../src/nonparametric/survival-quantiles.ts';
import { randomSurvival, survivalInput } from './arbitrary-survival.ts';
import { naiveCurve, naiveLimits, naiveLogRank } from './naive-survival.ts';

const RUNS = { seed: 20260101, numRuns: 3000 };
const TYPES: ConfidenceType[] = ['log', 'log-log', 'plain', 'logit', 'arcsin'];

/** Equal to 1e-10 relative, or 1e-13 absolute; NaN and infinities only to themselves. */
function close(found: ArrayLike<number>, wanted: ArrayLike<number>, name: string): void {
  expect(found.length, name).toBe(wanted.length);
  for (let k = 0; k < found.length; k++) {
    const [a, b] = [found[k]!, wanted[k]!];
    if (Object.is(a, b) || a === b) continue;
    const allowed = 1e-10 * Math.abs(b) + 1e-13;
    if (!(Math.abs(a - b) <= allowed)) throw new Error(`${name}[${k}]: ${a}, naive ${b}`);
  }
}

const groupRows = (codes: readonly number[] | undefined, n: number) => {
  const rows = Array.from({ length: n }, (_, i) => i);
  const levels = [...new Set(codes ?? [0])].sort((a, b) => a - b);
  return levels.map((level) => rows.filter((i) => (codes?.[i] ?? 0) === level));
};

describe('kaplanMeier against textbook formulas on random data', () => {
  it('all estimators, variances and interval types', () => {
    fc.assert(
      fc.property(randomSurvival, fc.constantFrom(...TYPES), (data, confType) => {
        const input = { ...survivalInput(data), confType };
        const km = kaplanMeier(input);
        const fractional = data.weight?.some((w) => w % 1 !== 0) ?? false;
        const robust = fractional || data.cluster !== undefined;
        expect(km.method.variance).toBe(robust ? 'infinitesimal-jackknife' : 'greenwood');
        const na = kaplanMeier({ ...input, estimator: 'nelson-aalen' });
        const fh = kaplanMeier({ ...input, estimator: 'fleming-harrington' });
        groupRows(data.group, data.time.length).forEach((rows, g) => {
          const curve = km.curves[g]!;
          const naive = naiveCurve(data, rows);
          close(curve.time, naive.time, 'time');
          close(curve.nRisk, naive.nRisk, 'nRisk');
          close(curve.nEvent, naive.nEvent, 'nEvent');
          close(curve.nCensor, naive.nCensor, 'nCensor');
          close(curve.survival, naive.survival, 'survival');
          const stdErr = robust ? naive.robustSurvival : naive.greenwood;
          close(curve.stdErr, stdErr, 'stdErr');
          close(curve.cumulativeHazard, naive.hazard, 'hazard');
          const hazardStdErr = robust ? naive.robustHazard : naive.hazardVariance.map(Math.sqrt);
          close(curve.stdErrCumulativeHazard, hazardStdErr, 'hazard stdErr');
          close(
            na.curves[g]!.survival,
            naive.hazard.map((h) => Math.exp(-h)),
            'exp(-H)',
          );
          close(na.curves[g]!.stdErrLog, hazardStdErr, 'exp(-H) stdErr');
          close(fh.curves[g]!.cumulativeHazard, naive.spreadHazard, 'spread hazard');
          if (!robust) {
            const spread = naive.spreadVariance.map(Math.sqrt);
            close(fh.curves[g]!.stdErrCumulativeHazard, spread, 'spread hazard stdErr');
          }
          const z = normalQuantile(0.975);
          const limits = naive.survival.map((s, k) => naiveLimits(s, stdErr[k]!, confType, z));
          if (curve.stdErr.every((se) => Number.isNaN(se) || se > 1e-9 || se === 0)) {
            close(
              curve.lower!,
              limits.map((pair) => pair[0]),
              `lower ${confType}`,
            );
            close(
              curve.upper!,
              limits.map((pair) => pair[1]),
              `upper ${confType}`,
            );
          }
        });
      }),
      RUNS,
    );
  });

  it('balances: at risk = before - events - censored + entered', () => {
    fc.assert(
      fc.property(randomSurvival, (data) => {
        for (const curve of kaplanMeier(survivalInput(data)).curves) {
          for (let k = 1; k < curve.time.length; k++) {
            const stayed = curve.nRisk[k - 1]! - curve.nEvent[k - 1]! - curve.nCensor[k - 1]!;
            const balance = stayed + (curve.nEnter ? curve.nEnter[k]! : 0);
            expect(Math.abs(curve.nRisk[k]! - balance)).toBeLessThan(1e-9);
          }
          if (curve.nEnter) expect(curve.nEnter[0]).toBe(curve.nRisk[0]);
        }
      }),
      RUNS,
    );
  });

  it('does not depend on the order of rows, nor on weights written as repeated rows', () => {
    fc.assert(
      fc.property(randomSurvival, (data) => {
        const { time, event, entry } = data;
        const weight = data.weight?.map((w) => Math.ceil(w / 4)) ?? time.map(() => 1);
        const repeat = (values: number[]) => values.flatMap((v, i) => Array(weight[i]!).fill(v));
        const weighted = kaplanMeier({ time, event, weight, ...(entry && { entry }) });
        const repeated = kaplanMeier({
          time: repeat(time).reverse(),
          event: repeat(event).reverse(),
          ...(entry && { entry: repeat(entry).reverse() }),
        });
        const [a, b] = [weighted.curves[0]!, repeated.curves[0]!];
        close(a.survival, b.survival, 'survival');
        close(a.stdErr, b.stdErr, 'stdErr');
        close(a.lower!, b.lower!, 'lower');
        close(a.nRisk, b.nRisk, 'nRisk');
      }),
      RUNS,
    );
  });

  it('the jackknife of a cluster of everyone is 0, and one row per cluster changes nothing', () => {
    fc.assert(
      fc.property(randomSurvival, (data) => {
        const { cluster: _, ...input } = survivalInput(data);
        const n = data.time.length;
        const together = kaplanMeier({ ...input, cluster: new Int32Array(n) });
        for (const curve of together.curves) {
          expect(Math.max(...curve.stdErr)).toBeLessThan(1e-12);
        }
        const alone = kaplanMeier({
          ...input,
          cluster: Int32Array.from({ length: n }, (_, i) => i),
        });
        const robust = kaplanMeier({ ...input, robust: true });
        alone.curves.forEach((curve, g) => {
          close(curve.stdErr, robust.curves[g]!.stdErr, 'stdErr');
        });
      }),
      RUNS,
    );
  });
});

describe('readings of a curve', () => {
  it('quantiles invert the curve; reversing twice gives it back', () => {
    fc.assert(
      fc.property(randomSurvival, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (data, p) => {
        const input = survivalInput(data);
        const twice = followUp({ ...input, event: data.event.map((e) => 1 - e) });
        kaplanMeier(input).curves.forEach((curve, g) => {
          close(twice.curves[g]!.survival, curve.survival, 'twice reversed');
          const [found] = survivalQuantiles(curve, [p]);
          const reached = Array.from(curve.survival, (s) => 1 - s >= p - 1e-9);
          expect(found!.time === null).toBe(!reached.includes(true));
          if (found!.time === null) return;
          const at = survivalAt(curve, [found!.time]).survival[0]!;
          expect(1 - at).toBeGreaterThanOrEqual(p - 2e-8);
          const before = survivalAt(curve, [curve.time[reached.indexOf(true)]! * (1 - 1e-12)]);
          expect(1 - before.survival[0]!).toBeLessThan(p + 2e-8);
        });
      }),
      RUNS,
    );
  });

  it('the restricted mean is the area by small steps', () => {
    fc.assert(
      fc.property(randomSurvival, fc.double({ min: 1e-6, max: 60, noNaN: true }), (data, tau) => {
        for (const curve of kaplanMeier(survivalInput(data)).curves) {
          const cuts = [0, ...curve.time].filter((t) => t < tau);
          const s = survivalAt(curve, cuts).survival;
          const area = cuts.reduce((sum, t, k) => sum + s[k]! * ((cuts[k + 1] ?? tau) - t), 0);
          const found = restrictedMean(curve, tau);
          close([found.mean], [area], 'area');
          let variance = 0;
          curve.time.forEach((t, k) => {
            const left = curve.nRisk[k]! - curve.nEvent[k]!;
            if (t > tau || left < 1e-9 || curve.nEvent[k] === 0) return;
            const rest = found.mean - restrictedMean(curve, t).mean;
            variance += (rest * rest * curve.nEvent[k]!) / (curve.nRisk[k]! * left);
          });
          close([found.stdErr], [Math.sqrt(variance)], 'stdErr');
        }
      }),
      RUNS,
    );
  });
});

describe('logRank against the definition on random data', () => {
  it('sums, covariance and test, all rho and strata', () => {
    fc.assert(
      fc.property(randomSurvival, fc.constantFrom(0, 1, 0.5, -1), (data, rho) => {
        const group = data.group ?? data.time.map((_, i) => i % 2);
        const groups = [...new Set(group)].sort((a, b) => a - b);
        const { time, event, strata } = data;
        const found = logRank({
          time,
          event,
          group,
          rho,
          timefix: false,
          ...(strata && { strata }),
        });
        const naive = naiveLogRank({ ...data, group }, groups, rho);
        close(
          found.groups.map((g) => g.observed),
          naive.observed,
          'observed',
        );
        close(
          found.groups.map((g) => g.expected),
          naive.expected,
          'expected',
        );
        found.variance.forEach((row, a) => {
          close(row, naive.variance[a]!, 'variance');
        });
        const used = naive.expected.filter((e) => e > 0).length;
        expect(found.df).toBe(Math.max(0, used - 1));
        expect(found.chiSquare === null).toBe(found.reason !== null);
        expect(found.p === null).toBe(found.reason !== null);
        if (groups.length === 2 && found.chiSquare !== null) {
          const difference = naive.observed[0]! - naive.expected[0]!;
          close([found.chiSquare], [difference ** 2 / naive.variance[0]![0]!], 'chi-square');
        }
      }),
      RUNS,
    );
  });
});
