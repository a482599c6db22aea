import { requireLength } from './require-length.ts';
import { shown } from './shown.ts';
import { SurvivalInputError } from './survival-input-error.ts';

/** An event column as Uint8Array of 0 (censored) and 1 (event). Booleans pass as 0 and 1. */
export function requireEvent(
  values: ArrayLike<number | boolean>,
  rows: number,
  argument = 'event',
): Uint8Array {
  requireLength(values, argument, rows);
  const column = new Uint8Array(rows);
  for (let i = 0; i < rows; i++) {
    const value = values[i];
    if (value === 1 || value === true) column[i] = 1;
    else if (value !== 0 && value !== false) {
      throw new SurvivalInputError({
        code: 'out-of-range',
        argument,
        index: i,
        message: `expected 0 (censored) or 1 (event), found ${shown(value)}`,
      });
    }
  }
  return column;
}
