import type { FieldValue, Variable } from '@cohort-report/schema';
import { dateExists } from '../values/calendar.ts';
import { inRange } from '../values/in-range.ts';

/** A derived value held against the codebook: usable, in doubt, or not usable. */
export type CheckedValue =
  | { value: FieldValue }
  | { value: FieldValue; doubt: string }
  | { value: null; unusable: string; kind: 'level' | 'type' };

/** Checks a derived value: its type, its level, its plausible range. */
export function checkVariable(variable: Variable, value: unknown): CheckedValue {
  if (value === null || value === undefined) return { value: null };
  if (!hasType(variable, value))
    return { value: null, unusable: `it is no ${variable.type}`, kind: 'type' };
  const usable = value as NonNullable<FieldValue>;
  if (variable.type === 'category' && !variable.levels?.some((level) => level.value === usable))
    return { value: null, unusable: `"${String(usable)}" is none of its levels`, kind: 'level' };
  return inRange(variable.range, usable)
    ? { value: usable }
    : { value: usable, doubt: `${String(usable)} is outside its plausible range` };
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
