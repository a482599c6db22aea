import { gammaFunction } from './gamma-function.ts';

const HALF_LOG_2_PI = 0.9189385332046727;

/**
 * log Gamma(n + 1) minus Stirling's formula, n > 0.
 * Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000).
 */
export function stirlingError(n: number): number {
  if (n < 16) {
    return Math.log(gammaFunction(n + 1)) - (n + 0.5) * Math.log(n) + n - HALF_LOG_2_PI;
  }
  const s = 1 / (n * n);
  const series =
    1 / 12 -
    s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156)))));
  return series / n;
}
