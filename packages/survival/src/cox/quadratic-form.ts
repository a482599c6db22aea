import { choleskyFactor } from './linear/cholesky-factor.ts';
import { choleskySolve } from './linear/cholesky-solve.ts';

/**
 * b' V^- b over the listed rows of the p x p matrix V, with a generalized inverse, and the rank of
 * that part of V. R: `survival:::coxph.wtest(V, b, toler.chol)`.
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
  rows.forEach((row, a) => {
    solved[a] = values[row]!;
    rows.forEach((column, b) => {
      factor[a * k + b] = variance[row * p + column]!;
    });
  });
  const rank = choleskyFactor(factor, k, tolerance);
  choleskySolve(factor, k, solved);
  let stat = 0;
  for (let a = 0; a < k; a++) stat += solved[a]! * values[rows[a]!]!;
  return { stat, rank };
}
