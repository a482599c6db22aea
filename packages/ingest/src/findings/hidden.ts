import type { Field } from '@cohort-report/schema';

const LONGEST = 200;

/** A raw value as findings may show it: identifying values never, long ones by their beginning. */
export function hidden(field: Field, value: string): string {
  if (field.identifying) return '•••';
  return value.length > LONGEST
    ? `"${value.slice(0, LONGEST)}…" (${value.length} signs)`
    : `"${value}"`;
}
