import { shown } from './shown.ts';
import { SurvivalInputError } from './survival-input-error.ts';

/** Throws unless `value` lies in [0, 1]. */
export function requireProbability(value: number, argument: string): void {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) {
    throw new SurvivalInputError({
      code: 'out-of-range',
      argument,
      message: `expected a probability between 0 and 1, found ${shown(value)}`,
    });
  }
}
