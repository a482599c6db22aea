import { describe, expect, test } from 'vitest';
import { checkRelation as check, type Declared, verdicts } from '../support/check-relation.ts';

describe('wald', () => {
  const declared: Declared = {
    ...{ relation: 'wald', each: ['t'], ratio: 'hazard_ratio', p: 'p_value', conf_level: 0.95 },
  };
  const triple = (hr: string, lower: string, upper: string, p: string) => ({
    ...{ 't.a.hazard_ratio': hr, 't.a.hazard_ratio_lower': lower },
    ...{ 't.a.hazard_ratio_upper': upper, 't.a.p_value': p },
  });

  test('a triplet from one test: exp(0.5 ± 1.96 · 0.25), p = 0.0455', () => {
    const found = check(declared, triple('1.65', '1.01', '2.69', '0.046'));
    expect(verdicts(found)).toEqual(['consistent']);
    expect(found[0]?.arithmetic).toMatch(
      /^1\.65 \(1\.01 to 2\.69\) gives p from 0\.04\d+ to 0\.0\d+; printed 0\.046$/,
    );
  });

  test('a p value of another test, limits that are not symmetric, and bounds', () => {
    expect(verdicts(check(declared, triple('1.65', '1.01', '2.69', '0.030')))).toEqual([
      'impossible',
    ]);
    const skew = check(declared, triple('1.65', '1.01', '3.69', '0.046'));
    expect(skew[0]).toMatchObject({
      verdict: 'impossible',
      arithmetic:
        '1.65 (1.01 to 3.69): the middle of the limits on the log scale is 1.924 to 1.937',
    });
    expect(verdicts(check(declared, triple('5.60', '2.28', '13.74', '<0.001')))).toEqual([
      'consistent',
    ]);
    expect(verdicts(check(declared, triple('1.65', '1.01', '2.69', '<0.001')))).toEqual([
      'impossible',
    ]);
    expect(verdicts(check(declared, triple('1.0', '0.31', '3.16', '0.99')))).toEqual([
      'consistent',
    ]);
  });

  test('agrees with a search over coefficients and standard errors', () => {
    const rounded = (value: number, decimals: number) => value.toFixed(decimals);
    let seen = 0;
    for (let b = -1; b <= 1; b += 0.23)
      for (let se = 0.2; se < 0.7; se += 0.11) {
        const limits = [-1.959964, 1.959964].map((z) => rounded(Math.exp(b + z * se), 2));
        const p = twoSided(Math.abs(b) / se);
        const hr = rounded(Math.exp(b), 2);
        const [lower = '', upper = ''] = limits;
        seen += 1;
        expect(verdicts(check(declared, triple(hr, lower, upper, rounded(p, 3))))).toEqual([
          'consistent',
        ]);
        expect(
          verdicts(check(declared, triple(hr, lower, upper, rounded(Math.min(1, p + 0.2), 3)))),
        ).toEqual(p + 0.2 > 1 ? expect.anything() : ['impossible']);
      }
    expect(seen).toBe(45);
  });
});

/** P(|Z| > z) by Simpson's rule. */
function twoSided(z: number): number {
  const steps = 2000;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(0) + density(z);
  for (let i = 1; i < steps; i += 1) sum += density((z * i) / steps) * (i % 2 === 0 ? 2 : 4);
  return 1 - 2 * ((sum * z) / steps / 3);
}
