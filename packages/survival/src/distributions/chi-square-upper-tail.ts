import { requireNumber } from '../errors/require-number.ts';
import { requirePositive } from '../errors/require-positive.ts';
import { gammaUpperTail } from './gamma-upper-tail.ts';
import { millsRatio } from './mills-ratio.ts';
import { normalCentre } from './normal-centre.ts';

/**
 * P(X > x) of the chi-square distribution with df > 0 degrees of freedom; x <= 0 gives 1.
 * Relative error below 1e-13 down to 1e-100. R: `pchisq(x, df, lower.tail = FALSE)`.
 * Throws SurvivalInputError on NaN or df <= 0.
 */
export function chiSquareUpperTail(x: number, df: number): number {
  requirePositive(df, 'df');
  requireNumber(x, 'x');
  if (x <= 0) return 1;
  if (df === 1) {
    if (x < 4) return 1 - 2 * normalCentre(Math.sqrt(x));
    return x > 1490 ? 0 : Math.sqrt(2 / Math.PI) * Math.exp(-x / 2) * millsRatio(Math.sqrt(x));
  }
  if (df === 2) return Math.exp(-x / 2);
  return gammaUpperTail(df / 2, x / 2);
}
