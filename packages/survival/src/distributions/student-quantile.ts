import { requirePositive } from '../errors/require-positive.ts';
import { requireProbability } from '../errors/require-probability.ts';
import { studentTwoSided } from './student-two-sided.ts';

/**
 * t with P(|T| > t) = twoSided, t >= 0, for Student's t with df > 0, by bisection to the last bit.
 * R: `qt(twoSided / 2, df, lower.tail = FALSE)`, which for df below 1 is off by up to 5e-6
 * of the value, and 4 % at tails below 1e-10; here the tail of the result is the one given.
 * Throws SurvivalInputError on bad arguments.
 */
export function studentQuantile(twoSided: number, df: number): number {
  requireProbability(twoSided, 'twoSided');
  requirePositive(df, 'df');
  if (twoSided === 1) return 0;
  if (twoSided === 0) return Number.POSITIVE_INFINITY;
  let low = 0;
  let high = 1;
  while (studentTwoSided(high, df) > twoSided) {
    low = high;
    high *= 2;
  }
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (studentTwoSided(middle, df) > twoSided) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
