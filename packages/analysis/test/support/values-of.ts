import type { Results } from '@cohort-report/schema';

/** Row id -> its value, or its reason where there is none. */
export function valuesOf({ rows }: Results): Record<string, number | string | undefined> {
  return Object.fromEntries(rows.map((row) => [row.id, row.value ?? row.reason]));
}
