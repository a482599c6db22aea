/** Square roots of d' V d for each row, d the row's columns minus its centres; V is p x p. */
export function quadraticRows(
  variance: Float64Array,
  rows: number,
  columns: readonly ArrayLike<number>[],
  centres: (j: number, row: number) => number,
): Float64Array {
  const p = columns.length;
  const distance = new Float64Array(p);
  const out = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < p; j++) distance[j] = columns[j]![i]! - centres(j, i);
    let square = 0;
    for (let a = 0; a < p; a++) {
      let sum = 0;
      for (let b = 0; b < p; b++) sum += variance[a * p + b]! * distance[b]!;
      square += distance[a]! * sum;
    }
    out[i] = Math.sqrt(Math.max(0, square));
  }
  return out;
}
