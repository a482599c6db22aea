import { describe, expect, it } from 'vitest';
import { cox } from '../../src/cox/cox.ts';
import { assertClose } from '../reference-cases.ts';

const last = {
  time: [1, 2, 3, 5, 5, 5, 5],
  event: [0, 0, 0, 1, 1, 1, 1],
  covariates: [
    [0.1, 0.7, 0.3, 0.2, 0.9, 0.45, 0.31],
    [1, 0, 1, 0, 1, 1, 0],
  ],
};

describe('robustScoreTest where the scores vanish', () => {
  it('has no value when all events are at the last time, with ties of Breslow', () => {
    const fit = cox({ ...last, ties: 'breslow', robust: true });
    expect(fit.robustScoreTest).toMatchObject({
      stat: null,
      df: 2,
      p: null,
      reason: { code: 'no-variance' },
    });
    expect(fit.scoreTest.stat).toBeCloseTo(0, 12);
  });

  it('tests the other columns where only one vanishes', () => {
    // d <- data.frame(t = c(1,2,3,5,5,5,5,1:6), e = c(0,0,0,1,1,1,1,1,0,1,1,0,1),
    //   a = c(.1,.7,.3,.2,.9,.45,.31,.3,.1,.8,.4,.2,.9), b = c(1,0,1,0,1,1,0,0,0,0,0,0,0), s = rep(1:2, c(7, 6)))
    // f <- coxph(Surv(t, e) ~ a + b + strata(s), d, ties = "breslow", robust = TRUE)
    // summary(f)$robscore: test 0.0036611410556290037, df 2, pvalue 0.9981711039445117
    const second = [1, 2, 3, 4, 5, 6];
    const { robustScoreTest } = cox({
      time: [...last.time, ...second],
      event: [...last.event, 1, 0, 1, 1, 0, 1],
      covariates: [
        [...last.covariates[0]!, 0.3, 0.1, 0.8, 0.4, 0.2, 0.9],
        [...last.covariates[1]!, 0, 0, 0, 0, 0, 0],
      ],
      strata: [...last.time.map(() => 1), ...second.map(() => 2)],
      ties: 'breslow',
      robust: true,
    });
    const { stat, df, p, caution } = robustScoreTest!;
    assertClose([stat, df, p], [0.0036611410556290037, 2, 0.9981711039445117], 'test', 1e-10);
    expect(caution?.message).toMatch(/x1, x2 has rank 1/);
  });
});
