import type { ColumnScaling } from './panels.ts';

/** True when every value is -1, 0 or 1: R's coxph neither centres nor scales such a column. */
export function isSignColumn(column: ArrayLike<number>): boolean {
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    if (value !== 0 && value !== 1 && value !== -1) return false;
  }
  return true;
}

function isConstant(column: ArrayLike<number>): boolean {
  for (let i = 1; i < column.length; i++) if (column[i] !== column[0]) return false;
  return true;
}

/**
 * Centre (weighted mean) and scale (1 / weighted mean absolute deviation, 1 for columns of -1, 0
 * and 1) of each column. The scale decides which columns count as collinear, so it is R's.
 */
export function columnScaling(
  columns: readonly ArrayLike<number>[],
  weight: Float64Array | null,
): ColumnScaling {
  const p = columns.length;
  const centre = new Float64Array(p);
  const scale = new Float64Array(p).fill(1);
  for (let j = 0; j < p; j++) {
    const column = columns[j]!;
    if (isConstant(column)) {
      centre[j] = column[0]!;
      continue;
    }
    centre[j] = weightedMean(column, weight);
    if (isSignColumn(column)) continue;
    const deviation = meanDeviation(column, weight, centre[j]!);
    if (deviation > 0) scale[j] = 1 / deviation;
  }
  return { centre, scale };
}

export function weightedMean(column: ArrayLike<number>, weight: Float64Array | null): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < column.length; i++) {
    const w = weight === null ? 1 : weight[i]!;
    sum += w * column[i]!;
    total += w;
  }
  return sum / total;
}

function meanDeviation(
  column: ArrayLike<number>,
  weight: Float64Array | null,
  centre: number,
): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < column.length; i++) {
    const w = weight === null ? 1 : weight[i]!;
    sum += w * Math.abs(column[i]! - centre);
    total += w;
  }
  return sum / total;
}
