import { requireNumber } from '../errors/require-number.ts';
import { requirePositive } from '../errors/require-positive.ts';
import { betaLowerTail } from './beta-lower-tail.ts';

/**
 * P(|T| > |t|) of Student's t with df > 0 (need not be whole).
 * R: `2 * pt(-abs(t), df)`. Throws SurvivalInputError on NaN or df <= 0.
 */
export function studentTwoSided(t: number, df: number): number {
  requirePositive(df, 'df');
  requireNumber(t, 't');
  if (!Number.isFinite(t)) return 0;
  const square = t * t;
  const total = df + square;
  return betaLowerTail(df / 2, 0.5, df / total, square / total);
}
