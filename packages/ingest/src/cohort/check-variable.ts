import type { FieldValue, Variable } from '@cohort-report/schema';
import { dateExists } from '../values/date-exists.ts';
import { inRange } from '../values/in-range.ts';

/** A derived value held against the codebook: usable, in doubt, or not usable for a reason that names no patient's value. */
export type CheckedValue =
  | { value: FieldValue }
  | { value: FieldValue; doubt: string }
  | { value: null; unusable: string; reason: string; kind: 'level' | 'type' };

/** Checks a derived value: its type, its level, its plausible range. */
export function checkVariable(variable: Variable, value: unknown): CheckedValue {
  if (value === null || value === undefined) return { value: null };
  if (!hasType(variable, value))
    return unusable(
      'type',
      `a value that is no ${variable.type}`,
      `the value is no ${variable.type}`,
    );
  const usable = value as NonNullable<FieldValue>;
  if (variable.type === 'category' && !variable.levels?.some((level) => level.value === usable))
    return unusable('level', `"${String(usable)}"`, 'the value is none of the declared levels');
  return inRange(variable.range, usable)
    ? { value: usable }
    : { value: usable, doubt: String(usable) };
}

function unusable(kind: 'level' | 'type', found: string, reason: string): CheckedValue {
  return { value: null, unusable: found, reason, kind };
}

function hasType(variable: Variable, value: unknown): boolean {
  switch (variable.type) {
    case 'category':
      return typeof value === 'string';
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return (
        typeof value === 'string' &&
        /^\d{4}-\d{2}-\d{2}$/.test(value) &&
        dateExists(Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8, 10)))
      );
  }
}
