import { shown } from './shown.ts';
import { SurvivalInputError } from './survival-input-error.ts';

/** Throws unless `value` is an array (`what`: of what). */
export function requireList(value: unknown, argument: string, what: string): void {
  if (Array.isArray(value)) return;
  throw new SurvivalInputError({
    code: 'not-supported',
    argument,
    message: `expected an array of ${what}, found ${shown(value)}`,
  });
}
