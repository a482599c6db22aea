import { poissonMass } from './poisson-mass.ts';

/**
 * Regularised lower incomplete gamma function P(a, x) for a > 0 and 0 <= x < a + 1, by its series
 * of positive terms (Abramowitz & Stegun 6.5.29), so that small values keep their digits.
 * R: `pgamma(x, a)`.
 */
export function gammaLowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > 1e-17 * sum; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return poissonMass(a, x) * sum;
}
