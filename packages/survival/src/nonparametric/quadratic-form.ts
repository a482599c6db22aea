/**
 * Quadratic form d' V^-1 d of a symmetric positive matrix by LDL' factorisation, or null if V is
 * singular (a pivot below 1e-11 of its diagonal element).
 */
export function quadraticForm(
  matrix: readonly Float64Array[],
  vector: Float64Array,
): number | null {
  const size = vector.length;
  const factor = matrix.map((row) => row.slice());
  const rest = vector.slice();
  let sum = 0;
  for (let j = 0; j < size; j++) {
    const pivot = factor[j]![j]!;
    if (!(pivot > 1e-11 * matrix[j]![j]!)) return null;
    sum += (rest[j]! * rest[j]!) / pivot;
    for (let i = j + 1; i < size; i++) {
      const ratio = factor[i]![j]! / pivot;
      for (let k = j + 1; k < size; k++) factor[i]![k]! -= ratio * factor[j]![k]!;
      rest[i]! -= ratio * rest[j]!;
    }
  }
  return sum;
}
