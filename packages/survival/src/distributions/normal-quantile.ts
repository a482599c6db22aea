import { requireProbability } from '../errors/require-probability.ts';
import { normalCentre } from './normal-centre.ts';
import { normalDensity } from './normal-density.ts';
import { normalUpperTail } from './normal-upper-tail.ts';

/** Abramowitz & Stegun 26.2.23: absolute error below 4.5e-4. */
function roughUpperQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p));
  const numerator = 2.515517 + t * (0.802853 + t * 0.010328);
  const denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return t - numerator / denominator;
}

/** z with P(Z > z) = p, for p <= 0.5, by Halley's steps on the tail. */
function upperQuantile(p: number): number {
  let z = roughUpperQuantile(p);
  for (let step = 0; step < 4; step++) {
    const density = normalDensity(z);
    if (density === 0) break;
    const newton = (normalUpperTail(z) - p) / density;
    const change = newton / (1 + (newton * z) / 2);
    z += change;
    if (Math.abs(change) <= 1e-17 * Math.abs(z)) break;
  }
  return z;
}

function centralQuantile(area: number): number {
  let z = area * 2.5066282746310002;
  for (let step = 0; step < 8; step++) {
    const newton = (area - normalCentre(z)) / normalDensity(z);
    const change = newton / (1 - (newton * z) / 2);
    z += change;
    if (Math.abs(change) <= 1e-17 * Math.abs(z)) break;
  }
  return z;
}

/**
 * z with P(Z <= z) = p. p = 0 and 1 give -Infinity and Infinity.
 * R: `qnorm(p)`. Throws SurvivalInputError if p is outside [0, 1].
 */
export function normalQuantile(p: number): number {
  requireProbability(p, 'p');
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  if (p === 0.5) return 0;
  if (p > 0.2 && p < 0.8) return centralQuantile(p - 0.5);
  return p < 0.5 ? -upperQuantile(p) : upperQuantile(1 - p);
}
