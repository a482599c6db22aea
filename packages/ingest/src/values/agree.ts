import type { DatePrecision, FieldValue } from '@cohort-report/schema';

const KNOWN = { day: 10, month: 7, year: 4 } as const;

/** A known value, and of a date that was completed, how much of it was known. */
export interface Known {
  value: NonNullable<FieldValue>;
  precision: DatePrecision;
}

/** Whether two values don't contradict each other: they are equal, or dates that are equal as far as both are known. */
export function agree(a: Known, b: Known): boolean {
  if (a.value === b.value) return true;
  const known = Math.min(KNOWN[a.precision], KNOWN[b.precision]);
  return known < KNOWN.day && String(a.value).slice(0, known) === String(b.value).slice(0, known);
}

/** Whether `a` is a date known more precisely than `b`. */
export function isFiner(a: Known, b: Known): boolean {
  return KNOWN[a.precision] > KNOWN[b.precision];
}
