import { requireColumn } from './require-column.ts';
import { SurvivalInputError } from './survival-input-error.ts';

/** Case weights as Float64Array, finite and above zero. */
export function requireWeights(
  values: ArrayLike<number>,
  rows: number,
  argument = 'weight',
): Float64Array {
  const column = requireColumn(values, argument, rows);
  for (let i = 0; i < rows; i++) {
    if (!(column[i]! > 0)) {
      throw new SurvivalInputError({
        code: 'out-of-range',
        argument,
        index: i,
        message: `expected a weight above 0, found ${column[i]}; drop rows of weight 0`,
      });
    }
  }
  return column;
}
