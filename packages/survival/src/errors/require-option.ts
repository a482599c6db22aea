import { shown } from './shown.ts';
import { SurvivalInputError } from './survival-input-error.ts';

/** Throws unless `value` is one of `names`. */
export function requireOption(value: string, names: readonly string[], argument: string): void {
  if (!names.includes(value)) {
    throw new SurvivalInputError({
      code: 'unknown-option',
      argument,
      message: `expected one of ${names.map((name) => `'${name}'`).join(', ')}, found ${shown(value)}`,
    });
  }
}
