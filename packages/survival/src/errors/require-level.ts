import { shown } from './shown.ts';
import { SurvivalInputError } from './survival-input-error.ts';

/** Throws unless `value`, a confidence level, lies strictly between 0 and 1. */
export function requireLevel(value: number, argument = 'confLevel'): void {
  if (typeof value !== 'number' || !(value > 0 && value < 1)) {
    throw new SurvivalInputError({
      code: 'out-of-range',
      argument,
      message: `expected a level between 0 and 1, such as 0.95, found ${shown(value)}`,
    });
  }
}
