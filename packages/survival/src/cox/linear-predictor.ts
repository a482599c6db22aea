import type { CoxData } from './cox-model.ts';

/** offset + sum of coefficient x (column - centre) of each row, in input order. */
export function linearPredictor(
  data: CoxData,
  coefficients: Float64Array,
  centres: Float64Array,
): Float64Array {
  const eta = data.offset === null ? new Float64Array(data.n) : data.offset.slice();
  data.columns.forEach((column, j) => {
    addColumn(eta, column, coefficients[j]!, centres[j]!);
  });
  return eta;
}

function addColumn(eta: Float64Array, column: Float64Array, coefficient: number, centre: number) {
  if (coefficient === 0) return;
  for (let i = 0; i < eta.length; i++) eta[i]! += coefficient * (column[i]! - centre);
}
