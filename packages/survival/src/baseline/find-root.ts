/**
 * Root of a continuous function between `from` and `to`, where its values `atFrom` and `atTo` have
 * opposite signs: Brent's method (Algorithms for Minimization without Derivatives, 1973, ch. 4)
 * with inverse quadratic interpolation, to an absolute tolerance. R: `uniroot(f, tol)`.
 */
export function findRoot(
  f: (x: number) => number,
  from: number,
  to: number,
  atFrom: number,
  atTo: number,
  tolerance: number,
): number {
  let [a, fa] = [from, atFrom];
  let [b, fb] = [to, atTo];
  let [c, fc] = [a, fa];
  if (fa === 0) return a;
  for (let round = 0; round < 1000; round++) {
    const previous = b - a;
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const close = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    const bisect = (c - b) / 2;
    if (Math.abs(bisect) <= close || fb === 0) return b;
    let step = bisect;
    if (Math.abs(previous) >= close && Math.abs(fa) > Math.abs(fb)) {
      const t = fb / fa;
      let p: number;
      let q: number;
      if (a === c) {
        p = (c - b) * t;
        q = 1 - t;
      } else {
        const u = fa / fc;
        const v = fb / fc;
        p = t * ((c - b) * u * (u - v) - (b - a) * (v - 1));
        q = (u - 1) * (v - 1) * (t - 1);
      }
      if (p > 0) q = -q;
      else p = -p;
      const within = 0.75 * (c - b) * q - Math.abs(close * q) / 2;
      if (p < within && p < Math.abs((previous * q) / 2)) step = p / q;
    }
    if (Math.abs(step) < close) step = step > 0 ? close : -close;
    [a, fa] = [b, fb];
    b += step;
    fb = f(b);
    if ((fb > 0 && fc > 0) || (fb < 0 && fc < 0)) [c, fc] = [a, fa];
  }
  return b;
}
