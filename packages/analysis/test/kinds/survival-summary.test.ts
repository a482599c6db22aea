import { expect, test } from 'vitest';
import { analyse } from '../../src/index.ts';
import { smallBundle, smallCohort } from '../support/small-study.ts';
import { valuesOf } from '../support/values-of.ts';

const bundle = smallBundle({
  s: 'kind: survival_summary\nendpoints: [os]\nby: arm\ntimes: [3, 7, 8]\nfollow_up: os',
});
const values = valuesOf(analyse({ bundle, cohort: smallCohort(bundle) }));
const Z = 1.959963984540054;

test('estimates of all patients, solved by hand', () => {
  expect(values).toMatchObject({
    's|n': 8,
    's|os|n': 8,
    's|os|events': 4,
    's|os|0.5|quantile': 5,
    's|os|3|survival': 0.75,
    's|os|7|survival': 0.375,
    's|os|8|survival': 'follow-up ends before, at 7 months',
    's|os|follow_up': 6,
  });
  const width = Z * Math.sqrt(1 / (8 * 7) + 1 / (7 * 6));
  expect(values['s|os|3|survival_lower']).toBeCloseTo(0.75 * Math.exp(-width), 14);
  expect(values['s|os|3|survival_upper']).toBe(1);
});

test('estimates of each group', () => {
  expect(values).toMatchObject({
    's|os|arm=a|events': 3,
    's|os|arm=a|0.5|quantile': 3,
    's|os|arm=a|3|survival': 0.5,
    's|os|arm=a|7|survival': 0,
    's|os|arm=a|7|survival_lower': 'at a survival of 0 the interval has no limits',
    's|os|arm=b|events': 1,
    's|os|arm=b|0.5|quantile': 'the curve stays above 50 %',
    's|os|arm=b|follow_up': 6,
  });
});

test('log-rank test from its observed and expected deaths', () => {
  const expected = 4 / 8 + 3 / 7 + 1 / 4;
  const variance = (4 * 4) / 8 ** 2 + (3 * 4) / 7 ** 2 + (1 * 3) / 4 ** 2;
  expect(values['s|os|log_rank_chisq']).toBeCloseTo((3 - expected) ** 2 / variance, 13);
  expect(values['s|os|log_rank_df']).toBe(1);
});
