import { shown } from './shown.ts';
import { SurvivalInputError } from './survival-input-error.ts';

/** Throws unless `value` is a finite number. */
export function requireFinite(value: number, argument: string): void {
  if (typeof value === 'number' && Number.isFinite(value)) return;
  throw new SurvivalInputError({
    code: Number.isNaN(value) || typeof value !== 'number' ? 'not-a-number' : 'not-finite',
    argument,
    message: `expected a finite number, found ${shown(value)}`,
  });
}
