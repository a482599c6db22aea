import { shown } from './shown.ts';
import { SurvivalInputError } from './survival-input-error.ts';

/** Throws unless `values` is array-like with `rows` elements (any number above 0 without `rows`). */
export function requireLength(values: ArrayLike<unknown>, argument: string, rows?: number): void {
  if (values === null || typeof values !== 'object' || typeof values.length !== 'number') {
    throw new SurvivalInputError({
      code: 'not-a-number',
      argument,
      message: `expected an array of numbers, found ${values === null ? 'null' : typeof values}`,
    });
  }
  if (!(Number.isSafeInteger(values.length) && values.length >= 0 && values.length < 2 ** 32)) {
    throw new SurvivalInputError({
      code: 'not-a-number',
      argument,
      message: `expected an array of numbers, found one of length ${shown(values.length)}`,
    });
  }
  if (rows !== undefined && values.length !== rows) {
    throw new SurvivalInputError({
      code: 'length-mismatch',
      argument,
      message: `expected ${rows} values, one per row, found ${values.length}`,
    });
  }
  if (values.length === 0) {
    throw new SurvivalInputError({
      code: 'empty',
      argument,
      message: 'expected at least one row, found none',
    });
  }
}
