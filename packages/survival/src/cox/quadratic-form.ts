import { choleskyFactor } from './linear/cholesky-factor.ts';
import { choleskySolve } from './linear/cholesky-solve.ts';

/**
 * b' V^- b over the listed rows of the p x p matrix V, with a generalized inverse, and the rank of
 * that part of V. R: `survival:::coxph.wtest(V, b, toler.chol)`, with one deviation: R compares
 * pivots with the largest variance of all, so that a column whose variance is 2e-12 of another's
 * (an age in seconds beside a column of 0 and 1) drops out; here the unit of a column is no matter.
 */
export function quadraticForm(
  variance: Float64Array,
  p: number,
  values: ArrayLike<number>,
  rows: readonly number[],
  tolerance: number,
): { stat: number; rank: number } {
  const k = rows.length;
  const factor = new Float64Array(k * k);
  const solved = new Float64Array(k);
  const scale = Float64Array.from(rows, (row) => inverseRoot(variance[row * p + row]!));
  rows.forEach((row, a) => {
    solved[a] = values[row]! * scale[a]!;
    rows.forEach((column, b) => {
      factor[a * k + b] = variance[row * p + column]! * scale[a]! * scale[b]!;
    });
  });
  const rank = choleskyFactor(factor, k, tolerance);
  choleskySolve(factor, k, solved);
  let stat = 0;
  for (let a = 0; a < k; a++) stat += solved[a]! * scale[a]! * values[rows[a]!]!;
  return { stat, rank };
}

/** 1 / sqrt(value) to the nearest power of 2, by which scaling is exact; 1 without a variance. */
function inverseRoot(value: number): number {
  return value > 0 && value < Number.POSITIVE_INFINITY ? 2 ** -Math.round(Math.log2(value) / 2) : 1;
}
