const factor = new Float64Array(400);

/**
 * Inverse of a symmetric positive definite p x p matrix, given by its lower triangle (row-major), by
 * Cholesky's factor. Writes the whole inverse; false if the matrix is not positive definite.
 */
export function invertSymmetric(matrix: Float64Array, p: number, inverse: Float64Array): boolean {
  for (let j = 0; j < p; j += 1) {
    for (let i = j; i < p; i += 1) {
      let sum = matrix[i * p + j]!;
      for (let k = 0; k < j; k += 1) sum -= factor[i * p + k]! * factor[j * p + k]!;
      if (i > j) factor[i * p + j] = sum / factor[j * p + j]!;
      else if (sum > 1e-10) factor[j * p + j] = Math.sqrt(sum);
      else return false;
    }
  }
  for (let j = 0; j < p; j += 1) {
    factor[j * p + j] = 1 / factor[j * p + j]!;
    for (let i = j + 1; i < p; i += 1) {
      let sum = 0;
      for (let k = j; k < i; k += 1) sum -= factor[i * p + k]! * factor[k * p + j]!;
      factor[i * p + j] = sum / factor[i * p + i]!;
    }
  }
  for (let j = 0; j < p; j += 1) {
    for (let i = j; i < p; i += 1) {
      let sum = 0;
      for (let k = i; k < p; k += 1) sum += factor[k * p + i]! * factor[k * p + j]!;
      inverse[i * p + j] = sum;
      inverse[j * p + i] = sum;
    }
  }
  return true;
}
