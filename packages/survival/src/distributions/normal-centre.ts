import { normalDensity } from './normal-density.ts';

/**
 * P(0 < Z < z), signed as z, for |z| up to about 3.
 * Source: z-series of positive terms, Abramowitz & Stegun 26.2.11.
 */
export function normalCentre(z: number): number {
  const square = z * z;
  let term = z;
  let sum = z;
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= square / k;
    sum += term;
  }
  return normalDensity(z) * sum;
}
