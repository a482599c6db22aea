import { expect, test } from 'vitest';
import { analyse } from '../../src/index.ts';
import { EIGHT, type SmallPatient, smallBundle, smallCohort } from '../support/small-study.ts';
import { valuesOf } from '../support/values-of.ts';

const Z = 1.959963984540054;
const valuesWith = (by: string, patients: SmallPatient[] = EIGHT) => {
  const bundle = smallBundle({
    s: `kind: survival_summary\nendpoints: [os]\nrestricted_means: [2, 3, 7, 8]\n${by}`,
  });
  return valuesOf(analyse({ bundle, cohort: smallCohort(bundle, patients) }));
};

test('areas under the curves, solved by hand', () => {
  const values = valuesWith('by: arm');
  expect(values).toMatchObject({
    's|os|3|restricted_mean': 2.625,
    's|os|arm=a|3|restricted_mean': 2.25,
    's|os|arm=a|7|restricted_mean': 2.75,
    's|os|arm=a|8|restricted_mean': 2.75,
    's|os|arm=b|3|restricted_mean': 3,
    's|os|arm=b|8|restricted_mean': 'follow-up ends before, at 7 months',
    's|os|arm=b|8|restricted_mean_upper': 'follow-up ends before, at 7 months',
  });
  expect(values['s|os|arm=b|7|restricted_mean']).toBeCloseTo(5 + (2 / 3) * 2, 14);
  const error = Math.sqrt(1.25 ** 2 / (4 * 3) + 0.5 ** 2 / (3 * 2));
  expect(values['s|os|arm=a|3|restricted_mean_lower']).toBeCloseTo(2.25 - Z * error, 14);
  expect(values['s|os|arm=a|3|restricted_mean_upper']).toBeCloseTo(2.25 + Z * error, 14);
});

test('where nobody has died there is a mean, but no interval', () => {
  const none = 'no event by then after which anyone is left, hence no variance';
  expect(valuesWith('by: arm')).toMatchObject({
    's|os|arm=b|3|restricted_mean': 3,
    's|os|arm=b|3|restricted_mean_lower': none,
    's|os|arm=b|3|restricted_mean_upper': none,
  });
});

test('the difference of two groups has the variance of both, and a Wald test', () => {
  const values = valuesWith('by: arm');
  const at = (statistic: string, months = 3) =>
    values[`s|os|arm|b|${months}|restricted_mean_difference${statistic}`];
  const error = Math.sqrt(1.25 ** 2 / (4 * 3) + 0.5 ** 2 / (3 * 2));
  expect(at('')).toBe(0.75);
  expect(at('_lower')).toBeCloseTo(0.75 - Z * error, 14);
  expect(at('_upper')).toBeCloseTo(0.75 + Z * error, 14);
  // R: 2 * pnorm(-0.75 / sqrt(1.25^2 / 12 + 0.5^2 / 6))
  expect(at('_p')).toBeCloseTo(0.07044043, 8);
  for (const statistic of ['', '_lower', '_upper', '_p'])
    expect(at(statistic, 8)).toBe('of one of the groups follow-up ends before, at 7 months');
});

test('each other level is compared with the reference that is declared', () => {
  const values = valuesWith('by: { variable: stage, reference: ii }');
  const mean = (level: string) => Number(values[`s|os|stage=${level}|2|restricted_mean`]);
  expect(values['s|os|stage|ii|2|restricted_mean_difference']).toBeUndefined();
  for (const level of ['i', 'iii'])
    expect(values[`s|os|stage|${level}|2|restricted_mean_difference`]).toBeCloseTo(
      mean(level) - mean('ii'),
      14,
    );
  expect(mean('i')).not.toBe(mean('ii'));
});

test('a yes-or-no variable is compared with "false"', () => {
  const values = valuesWith('by: frail');
  expect(values['s|os|frail|true|2|restricted_mean_difference']).toEqual(expect.any(Number));
  expect(values['s|os|frail|false|2|restricted_mean_difference']).toBeUndefined();
});

test('a group without patients has reasons', () => {
  const values = valuesWith('by: arm', EIGHT.slice(0, 4));
  expect(values).toMatchObject({
    's|os|arm=b|3|restricted_mean': 'there is no patient with a known time',
    's|os|arm|b|3|restricted_mean_difference': 'one of the groups has no patient with a known time',
    's|os|arm|b|3|restricted_mean_difference_p':
      'one of the groups has no patient with a known time',
  });
});

test('without groups there are means alone', () => {
  const ids = Object.keys(valuesWith(''));
  expect(ids).toContain('s|os|3|restricted_mean');
  expect(ids.filter((id) => id.includes('difference'))).toEqual([]);
});
