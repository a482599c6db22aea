import { requireNumber } from '../errors/require-number.ts';
import { requirePositive } from '../errors/require-positive.ts';
import { betaLowerTail } from './beta-lower-tail.ts';
import { logGamma } from './log-gamma.ts';
import { normalTwoSided } from './normal-two-sided.ts';
import { studentNormalScore } from './student-normal-score.ts';

const NEARLY_NORMAL = 1e5;

/**
 * P(|T| > |t|) of Student's t with df > 0 (need not be whole). Relative error below 1e-13 up to
 * 1000 df, 5e-12 beyond.
 * R: `2 * pt(-abs(t), df)`. Throws SurvivalInputError on NaN or df <= 0.
 */
export function studentTwoSided(t: number, df: number): number {
  requirePositive(df, 'df');
  requireNumber(t, 't');
  if (!Number.isFinite(t)) return 0;
  if (df > NEARLY_NORMAL) return normalTwoSided(studentNormalScore(t, df));
  const square = t * t;
  if (square === Number.POSITIVE_INFINITY) return farTail(Math.abs(t), df);
  const total = df + square;
  return betaLowerTail(df / 2, 0.5, df / total, square / total);
}

/** The first term of the tail's series in df / t^2, which is below 1e-300 where t^2 overflows. */
function farTail(t: number, df: number): number {
  const logBeta = logGamma(df / 2) + logGamma(0.5) - logGamma((df + 1) / 2);
  return ((Math.sqrt(df) / t) ** df * 2) / (df * Math.exp(logBeta));
}
