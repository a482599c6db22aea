/**
 * The normal deviate z >= 0 with the tail of Student's t at |t|, for df above 1e5, where the
 * relative error of the tail is below 1e-12. Infinity where the tail is below 1e-320.
 * Source: G. W. Hill, Student's t-distribution (1970), Algorithm 395.
 */
export function studentNormalScore(t: number, df: number): number {
  const a = df - 0.5;
  const w = Math.sqrt(a * Math.log1p((t / df) * t));
  if (!(w < 40)) return Number.POSITIVE_INFINITY;
  const b = 48 * a * a;
  const s = w * w;
  const second = (((4 * s + 33) * s + 240) * s + 855) / (10 * b * (b + 0.8 * s * s + 100));
  return w * (1 + (s + 3) / b - second);
}
