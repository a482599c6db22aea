import { shown } from './shown.ts';
import { SurvivalInputError } from './survival-input-error.ts';

/**
 * Throws unless `value` is an object, no array, that has all of `keys`. `what` it is, e.g. "a fit of cox()". Callers without types, and
 * values read from JSON, pass anything.
 */
export function requireObject(
  value: unknown,
  argument: string,
  what: string,
  keys: readonly string[] = [],
): void {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const missing = isObject ? keys.find((key) => isAbsent(value, key)) : undefined;
  if (isObject && missing === undefined) return;
  const found = missing === undefined ? shown(value) : `an object without \`${missing}\``;
  throw new SurvivalInputError({
    code: 'not-supported',
    argument,
    message: `expected ${what}, found ${found}`,
  });
}

function isAbsent(value: object, key: string): boolean {
  const found: unknown = (value as Record<string, unknown>)[key];
  return found === undefined || found === null;
}
