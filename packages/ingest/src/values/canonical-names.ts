import type { Field, FieldValue } from '@cohort-report/schema';

/** Raw text -> canonical value, for what the mapping's `values` don't hold: a level's value or label, whatever its case. */
export function canonicalNames(field: Field): ReadonlyMap<string, FieldValue> {
  if (field.type === 'boolean') {
    return new Map([
      ['true', true],
      ['false', false],
    ]);
  }
  const names = new Map<string, FieldValue>();
  for (const { value, label } of field.levels ?? []) names.set(label.toLowerCase(), value);
  for (const { value } of field.levels ?? []) names.set(value.toLowerCase(), value);
  return names;
}
