/**
 * Generalized Cholesky factor L D L' of a symmetric non-negative matrix, in place.
 *
 * `matrix` is p x p, row by row; only its upper triangle is read. On return the strict lower
 * triangle holds the unit lower L and the diagonal holds D. A pivot below
 * `tolerance` x (largest diagonal entry), or one that is not finite, is dropped: its D and its
 * column of L are 0, so that solving and inverting act on the remaining rows. This is the rule by
 * which R's coxph decides that a column depends on those before it (`toler.chol`).
 *
 * Returns the rank.
 */
export function choleskyFactor(matrix: Float64Array, p: number, tolerance: number): number {
  let largest = 0;
  for (let i = 0; i < p; i++) {
    const d = matrix[i * p + i]!;
    if (d > largest) largest = d;
    for (let j = i + 1; j < p; j++) matrix[j * p + i] = matrix[i * p + j]!;
  }
  const threshold = largest === 0 ? tolerance : largest * tolerance;
  let rank = 0;
  for (let i = 0; i < p; i++) {
    const pivot = matrix[i * p + i]!;
    if (!Number.isFinite(pivot) || pivot < threshold) {
      for (let j = i; j < p; j++) matrix[j * p + i] = 0;
      continue;
    }
    rank++;
    for (let j = i + 1; j < p; j++) {
      const factor = matrix[j * p + i]! / pivot;
      matrix[j * p + j]! -= factor * factor * pivot;
      for (let k = j + 1; k < p; k++) matrix[k * p + j]! -= factor * matrix[k * p + i]!;
      matrix[j * p + i] = factor;
    }
  }
  return rank;
}
