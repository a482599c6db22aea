import { CholeskyDecomposition, Matrix } from 'ml-matrix';

const SINGULAR = 1e-11;

/**
 * Quadratic form d' V^-1 d of a symmetric positive matrix by the Cholesky factor of V scaled to a
 * unit diagonal, or null if V is singular (a squared pivot of the scaled matrix below 1e-11).
 */
export function quadraticForm(
  matrix: readonly Float64Array[],
  vector: Float64Array,
): number | null {
  const scale = matrix.map((row, j) => Math.sqrt(row[j]!));
  if (!scale.every((value) => value > 0)) return null;
  const scaled = new Matrix(
    matrix.map((row, i) => Array.from(row, (value, j) => value / (scale[i]! * scale[j]!))),
  );
  const cholesky = new CholeskyDecomposition(scaled);
  const pivots = cholesky.lowerTriangularMatrix.diagonal();
  if (!pivots.every((pivot) => pivot * pivot > SINGULAR)) return null;
  const right = Matrix.columnVector(Array.from(vector, (value, j) => value / scale[j]!));
  return right.dot(cholesky.solve(right));
}
