import { shown } from './shown.ts';
import { SurvivalInputError } from './survival-input-error.ts';

/** Throws unless `value` is a finite number above zero. */
export function requirePositive(value: number, argument: string): void {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) {
    throw new SurvivalInputError({
      code: 'out-of-range',
      argument,
      message: `expected a finite number above 0, found ${shown(value)}`,
    });
  }
}
