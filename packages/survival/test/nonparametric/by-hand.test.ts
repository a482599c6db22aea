import { describe, expect, it } from 'vitest';
import { atRiskTable } from '../../src/nonparametric/at-risk-table.ts';
import { curveSummary } from '../../src/nonparametric/curve-summary.ts';
import { followUp } from '../../src/nonparametric/follow-up.ts';
import { kaplanMeier } from '../../src/nonparametric/kaplan-meier.ts';
import { logRank } from '../../src/nonparametric/log-rank.ts';
import { logRankTrend } from '../../src/nonparametric/log-rank-trend.ts';
import { restrictedMean } from '../../src/nonparametric/restricted-mean.ts';
import { restrictedMeanDifference } from '../../src/nonparametric/restricted-mean-difference.ts';
import { survivalQuantiles } from '../../src/nonparametric/survival-quantiles.ts';

const near = (found: ArrayLike<number | null>, wanted: number[]) => {
  expect(found.length).toBe(wanted.length);
  wanted.forEach((value, k) => {
    expect(found[k]).toBeCloseTo(value, 13);
  });
};

describe('six subjects: deaths at 1, 1, 6, 9, censorings at 1, 6 (Therneau, validate vignette)', () => {
  const data = { time: [1, 1, 1, 6, 6, 9], event: [1, 0, 1, 1, 0, 1] };
  const curve = kaplanMeier(data).curves[0]!;

  it('survival 4/6, then x 2/3, then 0', () => {
    near(curve.survival, [4 / 6, 4 / 9, 0]);
    near(curve.nRisk, [6, 3, 1]);
    near(curve.nCensor, [1, 1, 0]);
  });
  it('Greenwood 2/(6 4), 1/(3 2)', () => {
    near(curve.stdErrLog.subarray(0, 2), [Math.sqrt(1 / 12), Math.sqrt(1 / 12 + 1 / 6)]);
    expect(curve.stdErrLog[2]).toBe(Number.POSITIVE_INFINITY);
  });
  it('Nelson-Aalen 2/6 + 1/3 + 1, Fleming-Harrington 1/6 + 1/5 + 1/3 + 1', () => {
    near(curve.cumulativeHazard, [1 / 3, 2 / 3, 5 / 3]);
    near(curve.stdErrCumulativeHazard, [2 / 36, 2 / 36 + 1 / 9, 2 / 36 + 10 / 9].map(Math.sqrt));
    const spread = kaplanMeier({ ...data, estimator: 'fleming-harrington' }).curves[0]!;
    near(spread.cumulativeHazard, [11 / 30, 21 / 30, 51 / 30]);
    near(spread.survival, [-11 / 30, -21 / 30, -51 / 30].map(Math.exp));
  });
  it('restricted mean: area 1 + 5 (4/6) + 3 (4/9)', () => {
    const mean = restrictedMean(curve);
    near([mean.mean], [1 + 20 / 6 + 12 / 9]);
    const variance = (20 / 6 + 12 / 9) ** 2 / 12 + (12 / 9) ** 2 / 6;
    near([mean.stdErr], [Math.sqrt(variance)]);
    near([restrictedMean(curve, 0.5).mean, restrictedMean(curve, 3).mean], [0.5, 1 + 8 / 6]);
  });
  it('robust: binomial before any censoring; 0 where everyone has died', () => {
    const robust = kaplanMeier({ ...data, robust: true }).curves[0]!;
    near(robust.stdErr.subarray(0, 1), [Math.sqrt(((4 / 6) * (2 / 6)) / 6)]);
    expect(robust.stdErr[2]).toBe(0);
  });
});

describe('medians', () => {
  it('is the middle of a piece that is flat at exactly one half', () => {
    const curve = kaplanMeier({ time: [1, 2, 3, 4], event: [1, 1, 1, 1] }).curves[0]!;
    expect(curveSummary(curve).median).toBe(2.5);
    expect(survivalQuantiles(curve, [0.25, 0.5, 0.75, 1]).map((q) => q.time)).toEqual([
      1.5, 2.5, 3.5, 4,
    ]);
  });
  it('if the curve ends there: the begin of the piece, or its middle by quantiles', () => {
    const curve = kaplanMeier({ time: [1, 2, 3, 8], event: [1, 1, 0, 0] }).curves[0]!;
    expect(curveSummary(curve).median).toBe(2);
    expect(survivalQuantiles(curve, [0.5])[0]!.time).toBe(5);
  });
});

describe('Freireich 6-MP trial (gehan), published values', () => {
  const drug = [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
  const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
  const data = {
    time: [...drug, ...placebo],
    event: [...drug.map((_, i) => Number(i < 9)), ...placebo.map(() => 1)],
    group: [...drug.map(() => 1), ...placebo.map(() => 0)],
  };
  it('medians 8 and 23 weeks, log-rank 16.79', () => {
    const { curves } = kaplanMeier(data);
    expect(curves.map((curve) => curveSummary(curve).median)).toEqual([8, 23]);
    const test = logRank(data);
    expect(test.chiSquare).toBeCloseTo(16.79, 2);
    expect(test.groups.map((group) => group.observed)).toEqual([21, 9]);
    expect(test.groups[1]!.expected).toBeCloseTo(19.25, 2);
    const trend = logRankTrend(test);
    expect(trend.chiSquare).toBeCloseTo(test.chiSquare!, 12);
  });
  it('at risk below the plot', () => {
    const table = atRiskTable(kaplanMeier(data).curves, [0, 10, 20, 36]);
    expect(table.rows.map((row) => [...row.nRisk])).toEqual([
      [21, 8, 2, 0],
      [21, 15, 8, 0],
    ]);
    expect(table.rows.map((row) => [...row.events])).toEqual([
      [0, 13, 19, 21],
      [0, 5, 7, 9],
    ]);
    expect(table.rows.map((row) => [...row.censored])).toEqual([
      [0, 0, 0, 0],
      [0, 3, 7, 12],
    ]);
  });
  it('difference of restricted means adds variances', () => {
    const [a, b] = kaplanMeier(data).curves as [never, never];
    const found = restrictedMeanDifference(b, a, 20);
    expect(found.difference).toBeCloseTo(found.first.mean - found.second.mean, 14);
    expect(found.stdErr ** 2).toBeCloseTo(found.first.stdErr ** 2 + found.second.stdErr ** 2, 13);
    expect(found.p).toBeLessThan(1e-4);
    expect((found.lower + found.upper) / 2).toBeCloseTo(found.difference, 13);
  });
  it('follow-up of the placebo arm does not exist: nobody was censored', () => {
    const [placeboFollowUp, drugFollowUp] = followUp(data).curves.map(curveSummary);
    expect(placeboFollowUp).toMatchObject({ events: 0, median: null });
    expect(drugFollowUp!.median).toBe(25);
  });
});

describe('trend over ordered groups', () => {
  it('equals the definition with given scores', () => {
    const data = {
      time: [5, 8, 9, 3, 4, 7, 1, 2, 2, 6],
      event: [1, 0, 1, 1, 1, 0, 1, 1, 1, 1],
      group: [0, 0, 0, 1, 1, 1, 2, 2, 2, 2],
    };
    const test = logRank(data);
    const scores = [1, 2, 5];
    const difference = test.groups.map((g) => g.observed - g.expected);
    const sum = scores.reduce((total, s, g) => total + s * difference[g]!, 0);
    let variance = 0;
    scores.forEach((s, g) => {
      scores.forEach((t, h) => {
        variance += s * t * test.variance[g]![h]!;
      });
    });
    const found = logRankTrend(test, scores);
    expect(found.chiSquare).toBeCloseTo((sum * sum) / variance, 12);
    const shifted = logRankTrend(test, [11, 12, 15]);
    expect(shifted.chiSquare).toBeCloseTo(found.chiSquare!, 9);
    expect(found.p).toBeLessThan(0.05);
  });
});
