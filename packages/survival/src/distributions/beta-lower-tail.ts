import { requireNumber } from '../errors/require-number.ts';
import { requirePositive } from '../errors/require-positive.ts';
import { SurvivalInputError } from '../errors/survival-input-error.ts';
import { devianceTerm } from './deviance-term.ts';
import { gammaFunction } from './gamma-function.ts';
import { stirlingError } from './stirling-error.ts';

/** x^a y^b / B(a, b), with y = 1 - x given separately so that neither loses digits. */
function betaPower(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  if (n <= 30) {
    const power = x ** a * y ** b;
    if (power > 1e-290) return (power * (gammaFunction(n) / gammaFunction(a))) / gammaFunction(b);
  }
  const exponent =
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    devianceTerm(a, n * x) -
    devianceTerm(b, n * y);
  return Math.sqrt((a / n) * b) * Math.exp(exponent) * Math.sqrt(1 / (2 * Math.PI));
}

/** Continued fraction of I_x(a, b) / betaPower (Abramowitz & Stegun 26.5.8), modified Lentz. */
function betaFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  if (Math.abs(d) < tiny) d = tiny;
  d = 1 / d;
  let h = d;
  for (let m = 1; m < 1e6; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    if (Math.abs(d) < tiny) d = tiny;
    c = 1 + even / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    if (Math.abs(d) < tiny) d = tiny;
    c = 1 + odd / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return h / a;
}

/**
 * Regularised incomplete beta function I_x(a, b), with `y` = 1 - x passed alongside.
 * R: `pbeta(x, a, b)`. Throws SurvivalInputError on a, b <= 0 or x, y outside [0, 1].
 */
export function betaLowerTail(a: number, b: number, x: number, y: number = 1 - x): number {
  requirePositive(a, 'a');
  requirePositive(b, 'b');
  requireNumber(x, 'x');
  requireNumber(y, 'y');
  if (!(x >= 0 && y >= 0 && Math.abs(x + y - 1) < 1e-9)) {
    throw new SurvivalInputError({
      code: 'out-of-range',
      argument: 'x',
      message: `expected x in [0, 1] and y = 1 - x, found ${x} and ${y}`,
    });
  }
  if (x === 0) return 0;
  if (y === 0) return 1;
  const power = betaPower(a, b, x, y);
  if (x <= (a + 1) / (a + b + 2)) return power * betaFraction(a, b, x);
  return Math.max(0, 1 - power * betaFraction(b, a, y));
}
