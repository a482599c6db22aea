import { formatDecimal } from './format-decimal.ts';

/** A count; thousands are set apart by a narrow space from five digits on. */
export function formatCount(value: number): string {
  if (!Number.isInteger(value)) return formatDecimal(value, 1);
  const digits = formatDecimal(value, 0);
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, '\u202f');
}
