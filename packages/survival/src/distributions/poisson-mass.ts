import { devianceTerm } from './deviance-term.ts';
import { gammaFunction } from './gamma-function.ts';
import { stirlingError } from './stirling-error.ts';

/** x^a exp(-x) / Gamma(a + 1). */
export function poissonMass(a: number, x: number): number {
  if (a < 16 && x < 700) return (x ** a * Math.exp(-x)) / gammaFunction(a + 1);
  return Math.exp(-stirlingError(a) - devianceTerm(a, x)) / Math.sqrt(2 * Math.PI * a);
}
