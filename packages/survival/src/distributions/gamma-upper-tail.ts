import { requireNumber } from '../errors/require-number.ts';
import { requirePositive } from '../errors/require-positive.ts';
import { devianceTerm } from './deviance-term.ts';
import { gammaFunction } from './gamma-function.ts';
import { stirlingError } from './stirling-error.ts';

/** x^a exp(-x) / Gamma(a + 1). */
function poissonMass(a: number, x: number): number {
  if (a < 16 && x < 700) return (x ** a * Math.exp(-x)) / gammaFunction(a + 1);
  return Math.exp(-stirlingError(a) - devianceTerm(a, x)) / Math.sqrt(2 * Math.PI * a);
}

/** Sum of x^k / ((a+1)...(a+k)), k >= 0: the lower function divided by the Poisson mass. */
function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > 1e-17 * sum; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

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
  const mass = poissonMass(a, x);
  if (x < a + 1) return Math.max(0, 1 - mass * lowerSeries(a, x));
  return mass * a * upperFraction(a, x);
}
