import { requireNumber } from '../errors/require-number.ts';
import { gammaFunction } from './gamma-function.ts';
import { stirlingError } from './stirling-error.ts';

const HALF_LOG_2_PI = 0.9189385332046727;

/** log Gamma(x) for x > 0. R: `lgamma(x)`. Throws SurvivalInputError if x is no number. */
export function logGamma(x: number): number {
  requireNumber(x, 'x');
  if (x <= 17) return Math.log(gammaFunction(x));
  return (x - 0.5) * Math.log(x - 1) - (x - 1) + HALF_LOG_2_PI + stirlingError(x - 1);
}
