import { requireNumber } from '../errors/require-number.ts';
import { requirePositive } from '../errors/require-positive.ts';
import { betaLowerTail } from './beta-lower-tail.ts';

/**
 * P(F > f) of the F distribution with df1, df2 > 0; f <= 0 gives 1.
 * R: `pf(f, df1, df2, lower.tail = FALSE)`. Throws SurvivalInputError on NaN or df <= 0.
 */
export function fUpperTail(f: number, df1: number, df2: number): number {
  requirePositive(df1, 'df1');
  requirePositive(df2, 'df2');
  requireNumber(f, 'f');
  if (f <= 0) return 1;
  if (f === Number.POSITIVE_INFINITY) return 0;
  const scaled = df1 * f;
  const total = df2 + scaled;
  if (total === Number.POSITIVE_INFINITY) {
    const odds = df2 / df1 / f;
    return betaLowerTail(df2 / 2, df1 / 2, odds / (1 + odds), 1 / (1 + odds));
  }
  return betaLowerTail(df2 / 2, df1 / 2, df2 / total, scaled / total);
}
