import { requirePositive } from '../errors/require-positive.ts';
import { requireProbability } from '../errors/require-probability.ts';
import { chiSquareUpperTail } from './chi-square-upper-tail.ts';
import { normalQuantile } from './normal-quantile.ts';

/**
 * x with P(X > x) = upper for chi-square with df > 0.
 * Bisection on log x with Newton steps; relative error about 1e-14.
 * R: `qchisq(upper, df, lower.tail = FALSE)`. Throws SurvivalInputError on bad arguments.
 */
export function chiSquareQuantile(upper: number, df: number): number {
  requireProbability(upper, 'upper');
  requirePositive(df, 'df');
  if (upper === 0) return Number.POSITIVE_INFINITY;
  if (upper === 1) return 0;
  if (df === 1) return normalQuantile(upper / 2) ** 2;
  if (df === 2) return -2 * Math.log(upper);
  let low = 0;
  let high = Math.max(1, df);
  while (chiSquareUpperTail(high, df) > upper) {
    low = high;
    high *= 2;
  }
  for (let step = 0; step < 200; step++) {
    const middle = low === 0 && high > 1e-300 ? high / 4 : (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (chiSquareUpperTail(middle, df) > upper) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
