import { requireLength } from './require-length.ts';
import { SurvivalInputError } from './survival-input-error.ts';

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
  const column = values instanceof Float64Array ? values : Float64Array.from(values);
  if (zeroIfFinite(column) === 0) return column;
  const index = column.findIndex((value) => !Number.isFinite(value));
  throw new SurvivalInputError({
    code: 'not-finite',
    argument,
    index,
    message: `expected a finite number, found ${values[index]}; drop rows with missing values first`,
  });
}

/** 0 when every value is finite, else NaN. Two sums: one alone waits for each addition to finish. */
function zeroIfFinite(column: Float64Array): number {
  const n = column.length;
  let a = n % 2 === 1 ? column[0]! * 0 : 0;
  let b = 0;
  for (let i = n % 2; i < n; i += 2) {
    a += column[i]! * 0;
    b += column[i + 1]! * 0;
  }
  return a + b;
}
