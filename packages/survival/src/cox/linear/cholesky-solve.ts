/**
 * Solves A x = y in place of `y`, given A's factor from `choleskyFactor`. Dropped rows get 0.
 */
export function choleskySolve(factor: Float64Array, p: number, y: Float64Array): void {
  for (let i = 0; i < p; i++) {
    let value = y[i]!;
    for (let j = 0; j < i; j++) value -= factor[i * p + j]! * y[j]!;
    y[i] = value;
  }
  for (let i = p - 1; i >= 0; i--) {
    const pivot = factor[i * p + i]!;
    if (pivot === 0) {
      y[i] = 0;
      continue;
    }
    let value = y[i]! / pivot;
    for (let j = i + 1; j < p; j++) value -= factor[j * p + i]! * y[j]!;
    y[i] = value;
  }
}
