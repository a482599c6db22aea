/**
 * The (generalized) inverse of A, p x p row by row, given A's factor from `choleskyFactor`.
 * Rows and columns of dropped pivots are 0.
 */
export function choleskyInverse(factor: Float64Array, p: number): Float64Array {
  const root = new Float64Array(p * p);
  for (let j = 0; j < p; j++) {
    if (factor[j * p + j] === 0) continue;
    root[j * p + j] = 1;
    for (let i = j + 1; i < p; i++) {
      let value = 0;
      for (let k = j; k < i; k++) value -= factor[i * p + k]! * root[k * p + j]!;
      root[i * p + j] = value;
    }
  }
  const inverse = new Float64Array(p * p);
  for (let a = 0; a < p; a++) {
    if (factor[a * p + a] === 0) continue;
    for (let b = a; b < p; b++) {
      if (factor[b * p + b] === 0) continue;
      let sum = 0;
      for (let i = b; i < p; i++) {
        const pivot = factor[i * p + i]!;
        if (pivot !== 0) sum += (root[i * p + a]! * root[i * p + b]!) / pivot;
      }
      inverse[a * p + b] = sum;
      inverse[b * p + a] = sum;
    }
  }
  return inverse;
}
