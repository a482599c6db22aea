import { shown } from './shown.ts';
import { SurvivalInputError } from './survival-input-error.ts';

/** Throws unless `value` is a number other than NaN (infinities pass). */
export function requireNumber(value: number, argument: string): void {
  if (typeof value !== 'number' || Number.isNaN(value)) {
    throw new SurvivalInputError({
      code: 'not-a-number',
      argument,
      message: `expected a number, found ${shown(value)}`,
    });
  }
}
