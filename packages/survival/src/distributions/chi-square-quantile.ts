import { requirePositive } from '../errors/require-positive.ts';
import { requireProbability } from '../errors/require-probability.ts';
import { chiSquareUpperTail } from './chi-square-upper-tail.ts';
import { gammaLowerSeries } from './gamma-lower-series.ts';
import { normalQuantile } from './normal-quantile.ts';

/**
 * x with P(X > x) = upper for chi-square with df > 0.
 * Bisection on log x, then on x; relative error about 1e-13, also where upper is near 1.
 * R: `qchisq(upper, df, lower.tail = FALSE)`, which at tails below 1e-10 is off by up to 2e-9
 * of the value; here the tail of the result is the one given.
 * Throws SurvivalInputError on bad arguments.
 */
export function chiSquareQuantile(upper: number, df: number): number {
  requireProbability(upper, 'upper');
  requirePositive(df, 'df');
  if (upper === 0) return Number.POSITIVE_INFINITY;
  if (upper === 1) return 0;
  if (df === 1) return normalQuantile(upper / 2) ** 2;
  if (df === 2) return -2 * Math.log(upper);
  // The median is below df; there the lower tail has the digits that 1 - lower would lose.
  const isBelow =
    upper > 0.5
      ? (x: number) => gammaLowerSeries(df / 2, x / 2) < 1 - upper
      : (x: number) => chiSquareUpperTail(x, df) > upper;
  let low = 0;
  let high = Math.max(1, df);
  while (isBelow(high)) {
    low = high;
    high *= 2;
  }
  for (let step = 0; step < 200; step++) {
    const middle = low === 0 && high > 1e-300 ? high / 4 : (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
