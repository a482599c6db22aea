/**
 * x log(x / m) + m - x, without cancellation when x is near m. x >= 0, m > 0.
 * Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000), `bd0`.
 */
export function devianceTerm(x: number, m: number): number {
  if (x === 0) return m;
  const difference = x - m;
  if (Math.abs(difference) < 0.1 * (x + m)) {
    const v = difference / (x + m);
    let sum = difference * v;
    let power = 2 * x * v;
    for (let k = 3; k < 1000; k += 2) {
      power *= v * v;
      const next = sum + power / k;
      if (next === sum) return sum;
      sum = next;
    }
    return sum;
  }
  return x * Math.log(x / m) + m - x;
}
