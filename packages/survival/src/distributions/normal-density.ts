const INVERSE_SQRT_2_PI = 0.3989422804014327;

/**
 * Standard normal density. The square is split so that its rounding does not reach the result:
 * relative error about 2e-16 even where the density is 1e-300. R: `dnorm(z)`.
 */
export function normalDensity(z: number): number {
  const x = Math.abs(z);
  if (x > 39) return 0;
  const head = Math.trunc(x * 16) / 16;
  const rest = (x - head) * (x + head);
  return INVERSE_SQRT_2_PI * Math.exp(-head * head * 0.5) * Math.exp(-rest * 0.5);
}
