import { requireNumber } from '../errors/require-number.ts';
import { requirePositive } from '../errors/require-positive.ts';
import { gammaLowerSeries } from './gamma-lower-series.ts';
import { poissonMass } from './poisson-mass.ts';

/** Legendre's continued fraction by the modified Lentz method; upper function / (x^a exp(-x) / Gamma(a)). */
function upperFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let k = 1; k < 1e6; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = numerator * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + numerator / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return h;
}

/**
 * Regularised upper incomplete gamma function Q(a, x), a > 0; x <= 0 gives 1.
 * Series below a + 1, continued fraction above (Abramowitz & Stegun 6.5.29, 6.5.31).
 * R: `pgamma(x, a, lower.tail = FALSE)`. Throws SurvivalInputError on NaN or a <= 0.
 */
export function gammaUpperTail(a: number, x: number): number {
  requirePositive(a, 'a');
  requireNumber(x, 'x');
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (x < a + 1) return Math.max(0, 1 - gammaLowerSeries(a, x));
  return poissonMass(a, x) * a * upperFraction(a, x);
}
