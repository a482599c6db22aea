import type { Field } from '@cohort-report/schema';
import { isoDate } from './iso-date.ts';

/** A partial date completed by the codebook's rule: the declared day of the month, or the declared day of the year. */
export function completeDate(
  year: number,
  month: number | null,
  impute: NonNullable<Field['impute']>,
): string {
  return month === null
    ? `${String(year).padStart(4, '0')}-${impute.year}`
    : isoDate(year, month, impute.month);
}
