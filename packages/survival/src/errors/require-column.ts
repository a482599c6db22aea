import { requireLength } from './require-length.ts';
import { shown } from './shown.ts';
import { SurvivalInputError } from './survival-input-error.ts';

/** Values for one call of a hot loop: a function that returns is compiled sooner, and once. */
const STRETCH = 4096;

/**
 * A numeric column as Float64Array (the same array if it is one already), all values finite.
 * `rows` is the expected length; without it any length of at least one passes.
 */
export function requireColumn(
  values: ArrayLike<number>,
  argument: string,
  rows?: number,
): Float64Array {
  requireLength(values, argument, rows);
  const column = values instanceof Float64Array ? values : asNumbers(values);
  let total = 0;
  for (let start = 0; start < column.length; start += STRETCH) {
    total += zeroIfFinite(column, start, Math.min(start + STRETCH, column.length));
  }
  if (total === 0) return column;
  const index = column.findIndex((value) => !Number.isFinite(value));
  throw new SurvivalInputError({
    code: 'not-finite',
    argument,
    index,
    message: `expected a finite number, found ${shown(values[index])}; drop rows with missing values first`,
  });
}

/** What is no number, such as a null read from JSON, is none: `Float64Array.from` alone makes a null 0 and refuses a BigInt. */
function asNumbers(values: ArrayLike<unknown>): Float64Array {
  const isPlain = ArrayBuffer.isView(values) && typeof values[0] === 'number';
  if (isPlain) return Float64Array.from(values as ArrayLike<number>);
  return Float64Array.from(values, (value) =>
    typeof value === 'number' || typeof value === 'boolean' ? Number(value) : Number.NaN,
  );
}

/** 0 when every value of the stretch is finite, else NaN. */
function zeroIfFinite(column: Float64Array, start: number, end: number): number {
  let total = 0;
  for (let i = start; i < end; i++) total += column[i]! * 0;
  return total;
}
