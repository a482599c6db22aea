import { requireLength } from './require-length.ts';
import { shown } from './shown.ts';
import { SurvivalInputError } from './survival-input-error.ts';

/** Throws unless `values` (strata, clusters) are finite numbers or strings, one per row. */
export function requireLabels(
  values: ArrayLike<number | string>,
  rows: number,
  argument: string,
): void {
  requireLength(values, argument, rows);
  for (let index = 0; index < rows; index++) {
    const value: unknown = values[index];
    if (typeof value === 'string' || Number.isFinite(value)) continue;
    throw new SurvivalInputError({
      code: 'not-a-number',
      argument,
      index,
      message: `expected a number or a string, found ${shown(value)}; drop rows with missing values first`,
    });
  }
}
