import type { Field, FieldValue } from '@cohort-report/schema';

/** Whether a value lies in the codebook's plausible range; ISO dates compare as texts. */
export function inRange(range: Field['range'], value: NonNullable<FieldValue>): boolean {
  if (range === undefined) return true;
  const [low, high] = range;
  return !(low !== null && value < low) && !(high !== null && value > high);
}
