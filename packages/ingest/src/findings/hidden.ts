import type { Field } from '@cohort-report/schema';

/** A raw value as findings may show it: identifying values never. */
export function hidden(field: Field, value: string): string {
  return field.identifying ? '•••' : `"${value}"`;
}
