import { describe, expect, it } from 'vitest';
import { SurvivalInputError } from '../../src/errors/survival-input-error.ts';
import { atRiskTable } from '../../src/nonparametric/at-risk-table.ts';
import { curveSummary } from '../../src/nonparametric/curve-summary.ts';
import { followUp } from '../../src/nonparametric/follow-up.ts';
import { kaplanMeier } from '../../src/nonparametric/kaplan-meier.ts';
import { logRank } from '../../src/nonparametric/log-rank.ts';
import { logRankTrend } from '../../src/nonparametric/log-rank-trend.ts';
import { restrictedMean } from '../../src/nonparametric/restricted-mean.ts';
import { survivalAt } from '../../src/nonparametric/survival-at.ts';
import { survivalQuantiles } from '../../src/nonparametric/survival-quantiles.ts';
import { repairTimes } from '../../src/time/repair-times.ts';

function caught(call: () => unknown): SurvivalInputError {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(SurvivalInputError);
    return error as SurvivalInputError;
  }
  throw new Error('nothing was thrown');
}

const good = { time: [1, 2, 3], event: [1, 0, 1] };
const curve = kaplanMeier(good).curves[0]!;
const test = logRank({ ...good, group: [0, 1, 0] });

describe('typed errors name the argument and the row', () => {
  it.each<[string, () => unknown, string, string, number | undefined]>([
    ['no rows', () => kaplanMeier({ time: [], event: [] }), 'empty', 'time', undefined],
    ['NaN', () => kaplanMeier({ ...good, time: [1, Number.NaN, 3] }), 'not-finite', 'time', 1],
    ['Infinity', () => kaplanMeier({ ...good, time: [1, 2, 1 / 0] }), 'not-finite', 'time', 2],
    [
      'short event',
      () => kaplanMeier({ ...good, event: [1] }),
      'length-mismatch',
      'event',
      undefined,
    ],
    ['event of 2', () => kaplanMeier({ ...good, event: [1, 2, 0] }), 'out-of-range', 'event', 1],
    [
      'NaN event',
      () => followUp({ ...good, event: [1, Number.NaN, 0] }),
      'out-of-range',
      'event',
      1,
    ],
    ['weight 0', () => kaplanMeier({ ...good, weight: [1, 1, 0] }), 'out-of-range', 'weight', 2],
    ['weight -1', () => kaplanMeier({ ...good, weight: [-1, 1, 1] }), 'out-of-range', 'weight', 0],
    [
      'stop = start',
      () => kaplanMeier({ ...good, entry: [0, 2, 0] }),
      'interval-order',
      'entry',
      1,
    ],
    [
      'stop < start',
      () => kaplanMeier({ ...good, entry: [0, 0, 9] }),
      'interval-order',
      'entry',
      2,
    ],
    ['group 0.5', () => kaplanMeier({ ...good, group: [0, 0.5, 1] }), 'not-an-integer', 'group', 1],
    [
      'NaN cluster',
      () => kaplanMeier({ ...good, cluster: [0, 1, Number.NaN] }),
      'not-an-integer',
      'cluster',
      2,
    ],
    [
      'interval type',
      () => kaplanMeier({ ...good, confType: 'x' as 'log' }),
      'unknown-option',
      'confType',
      undefined,
    ],
    ['level', () => kaplanMeier({ ...good, confLevel: 1 }), 'out-of-range', 'confLevel', undefined],
    ['short group', () => logRank({ ...good, group: [1] }), 'length-mismatch', 'group', undefined],
    [
      'NaN rho',
      () => logRank({ ...good, group: [0, 1, 1], rho: Number.NaN }),
      'not-a-number',
      'rho',
      undefined,
    ],
    [
      'infinite rho',
      () => logRank({ ...good, group: [0, 1, 1], rho: Number.POSITIVE_INFINITY }),
      'not-finite',
      'rho',
      undefined,
    ],
    ['short scores', () => logRankTrend(test, [1]), 'length-mismatch', 'scores', undefined],
    [
      'a probability of 50',
      () => survivalQuantiles(curve, [50]),
      'out-of-range',
      'probabilities',
      undefined,
    ],
    ['no times', () => survivalAt(curve, []), 'empty', 'times', undefined],
    ['a time of NaN', () => atRiskTable([curve], [Number.NaN]), 'not-finite', 'times', 0],
    ['tau of NaN', () => restrictedMean(curve, Number.NaN), 'out-of-range', 'tau', undefined],
    ['tau before the start', () => restrictedMean(curve, -1), 'out-of-range', 'tau', undefined],
    [
      'tolerance of 0',
      () => repairTimes({ time: [1], tolerance: 0 }),
      'out-of-range',
      'tolerance',
      undefined,
    ],
    [
      'no event column',
      () => kaplanMeier({ time: [1] } as never),
      'not-a-number',
      'event',
      undefined,
    ],
    [
      'a string',
      () => kaplanMeier({ ...good, time: 'abc' as unknown as number[] }),
      'not-a-number',
      'time',
      undefined,
    ],
  ])('%s', (_name, call, code, argument, index) => {
    expect(caught(call)).toMatchObject({ code, argument, index });
  });

  it('an interval that the tie repair would close', () => {
    const short = { time: [1, 2 + 1e-12, 3], event: [1, 1, 1], entry: [0, 2, 0] };
    expect(caught(() => kaplanMeier(short))).toMatchObject({ code: 'interval-order', index: 1 });
    expect(caught(() => repairTimes(short))).toMatchObject({ code: 'interval-order', index: 1 });
    expect(kaplanMeier({ ...short, timefix: false }).curves[0]!.nRisk[1]).toBe(2);
  });
});

describe('results with reasons', () => {
  it('negative times give a curve and a warning', () => {
    const found = kaplanMeier({ time: [-2, 1, 2], event: [1, 1, 0] });
    expect(found.warnings.map((warning) => warning.code)).toEqual(['negative-times']);
    expect(found.curves[0]!.startTime).toBe(-2);
    expect(logRank({ time: [-2, 1], event: [1, 1], group: [0, 1] }).warnings.length).toBe(1);
  });

  it('one row', () => {
    const died = kaplanMeier({ time: [5], event: [1] }).curves[0]!;
    expect(curveSummary(died)).toMatchObject({ median: 5, lower: null, upper: null });
    expect(Object.keys(curveSummary(died).reasons)).toEqual(['lower', 'upper']);
    expect(died.absent.map((run) => run.quantity)).toEqual(['stdErr', 'limits']);
    expect(logRank({ time: [5], event: [1], group: [3] }).reason).toBe('there is only one group');
  });

  it('no events: a flat curve, no median, no test', () => {
    const data = { time: [1, 2, 3, 4], event: [0, 0, 0, 0], group: [0, 1, 0, 1] };
    const flat = kaplanMeier({ time: data.time, event: data.event }).curves[0]!;
    expect(curveSummary(flat)).toMatchObject({ events: 0, median: null });
    expect(survivalQuantiles(flat)[1]!.reasons.time).toBe('the curve does not fall to 0.5');
    expect(restrictedMean(flat)).toMatchObject({ mean: 4, stdErr: 0 });
    expect(logRank(data)).toMatchObject({ chiSquare: null, df: 0, reason: 'there are no events' });
    expect(logRankTrend(logRank(data)).reason).toContain('variance');
  });

  it('a log-rank test whose weights overflow', () => {
    const data = { time: [1, 2, 3, 4], event: [1, 1, 1, 1], group: [0, 1, 0, 1] };
    expect(logRank({ ...data, rho: -1e4 })).toMatchObject({
      chiSquare: null,
      p: null,
      reason: expect.stringContaining('beyond the largest number'),
    });
    expect(logRank({ ...data, rho: -10 }).reason).toBeNull();
  });

  it('every NaN of a curve lies in a run with a reason', () => {
    for (const confType of ['log', 'log-log', 'plain', 'logit', 'arcsin'] as const) {
      for (const event of [
        [1, 1, 1],
        [0, 0, 0],
        [0, 1, 1],
        [0, 1, 0],
      ]) {
        const made = kaplanMeier({ time: [1, 2, 3], event, confType }).curves[0]!;
        made.time.forEach((_, k) => {
          const named = (quantity: string) =>
            made.absent.some((run) => run.quantity === quantity && run.from <= k && k < run.to);
          expect(named('stdErr')).toBe(Number.isNaN(made.stdErr[k]));
          expect(named('limits')).toBe(Number.isNaN(made.lower![k]));
          expect(Number.isNaN(made.lower![k])).toBe(Number.isNaN(made.upper![k]));
        });
      }
    }
  });

  it('a mean beyond the follow-up warns', () => {
    const censored = kaplanMeier({ time: [1, 2], event: [1, 0] }).curves[0]!;
    expect(restrictedMean(censored, 5).warnings.map((warning) => warning.code)).toEqual([
      'tau-beyond-follow-up',
    ]);
    expect(restrictedMean(censored, 2).warnings).toEqual([]);
  });
});
