import { requireNumber } from '../errors/require-number.ts';
import { normalUpperTail } from './normal-upper-tail.ts';

/**
 * P(|Z| > |z|), the two-sided p-value of a normal statistic.
 * R: `2 * pnorm(-abs(z))`. Throws SurvivalInputError if z is NaN.
 */
export function normalTwoSided(z: number): number {
  requireNumber(z, 'z');
  return z === 0 ? 1 : 2 * normalUpperTail(Math.abs(z));
}
