import { SurvivalInputError } from '../../errors/survival-input-error.ts';
import { CoxInputError } from '../cox-input-error.ts';
import type { ColumnScaling } from './panels.ts';

/** Values for one call of a hot loop: a function that returns is compiled sooner, and once. */
const STRETCH = 4096;
/** Values that are looked at before a column is known to hold others than -1, 0 and 1. */
const GLANCE = 256;

/**
 * Centre (weighted mean) and scale (1 / weighted mean absolute deviation, 1 for columns of -1, 0
 * and 1) of each column. The scale decides which columns count as collinear, so it is R's.
 * Throws CoxInputError where a sum is beyond the largest number.
 */
export function columnScaling(
  columns: readonly Float64Array[],
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
    const deviation =
      weight === null
        ? plainDeviation(column, centre[j]!)
        : weightedDeviation(column, weight, centre[j]!);
    if (!Number.isFinite(deviation)) throw tooFarApart(j);
    if (deviation > 0) scale[j] = 1 / deviation;
  }
  return { centre, scale };
}

function tooFarApart(j: number): CoxInputError {
  return new CoxInputError([
    new SurvivalInputError({
      code: 'out-of-range',
      argument: `covariates[${j}]`,
      message: 'expected values whose sum and spread are finite numbers; rescale the column',
    }),
  ]);
}

/** True when every value is -1, 0 or 1: R's coxph neither centres nor scales such a column. */
export function isSignColumn(column: Float64Array): boolean {
  for (let start = 0; start < column.length; start += GLANCE) {
    if (offSigns(column, start, Math.min(start + GLANCE, column.length)) !== 0) return false;
  }
  return true;
}

/** 0 when every value of the stretch is -1, 0 or 1. Without branches: 0 and 1 come at random. */
function offSigns(column: Float64Array, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) {
    const value = column[i]!;
    sum += Math.abs(value * (value * value - 1));
  }
  return sum;
}

function isConstant(column: Float64Array): boolean {
  for (let i = 1; i < column.length; i++) if (column[i] !== column[0]) return false;
  return true;
}

export function weightedMean(column: Float64Array, weight: Float64Array | null): number {
  if (weight === null) return plainSum(column) / column.length;
  let sum = 0;
  let total = 0;
  for (let i = 0; i < column.length; i++) {
    sum += weight[i]! * column[i]!;
    total += weight[i]!;
  }
  return sum / total;
}

function plainSum(column: Float64Array): number {
  let sum = 0;
  for (let start = 0; start < column.length; start += STRETCH) {
    sum += stretchSum(column, start, Math.min(start + STRETCH, column.length));
  }
  return sum;
}

/** Two running sums: one alone waits for each addition to finish. */
function stretchSum(column: Float64Array, start: number, end: number): number {
  const even = start + ((end - start) & ~1);
  let a = 0;
  let b = 0;
  for (let i = start; i < even; i += 2) {
    a += column[i]!;
    b += column[i + 1]!;
  }
  return even < end ? a + b + column[even]! : a + b;
}

function plainDeviation(column: Float64Array, centre: number): number {
  let sum = 0;
  for (let start = 0; start < column.length; start += STRETCH) {
    sum += stretchDeviation(column, centre, start, Math.min(start + STRETCH, column.length));
  }
  return sum / column.length;
}

function stretchDeviation(
  column: Float64Array,
  centre: number,
  start: number,
  end: number,
): number {
  const even = start + ((end - start) & ~1);
  let a = 0;
  let b = 0;
  for (let i = start; i < even; i += 2) {
    a += Math.abs(column[i]! - centre);
    b += Math.abs(column[i + 1]! - centre);
  }
  if (even < end) a += Math.abs(column[even]! - centre);
  return a + b;
}

function weightedDeviation(column: Float64Array, weight: Float64Array, centre: number): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < column.length; i++) {
    sum += weight[i]! * Math.abs(column[i]! - centre);
    total += weight[i]!;
  }
  return sum / total;
}
