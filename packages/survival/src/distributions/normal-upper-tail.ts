import { requireNumber } from '../errors/require-number.ts';
import { millsRatio } from './mills-ratio.ts';
import { normalCentre } from './normal-centre.ts';
import { normalDensity } from './normal-density.ts';

/**
 * P(Z > z) of the standard normal, relative error below 1e-14 down to 1e-300.
 * R: `pnorm(z, lower.tail = FALSE)`. Throws SurvivalInputError if z is NaN.
 */
export function normalUpperTail(z: number): number {
  requireNumber(z, 'z');
  if (z >= 2) return z > 39 ? 0 : normalDensity(z) * millsRatio(z);
  if (z <= -2) return z < -39 ? 1 : 1 - normalDensity(z) * millsRatio(-z);
  return 0.5 - normalCentre(z);
}
