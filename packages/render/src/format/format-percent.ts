import { formatDecimal } from './format-decimal.ts';

/** A fraction as the number of its percentage, without the sign. */
export function formatPercent(fraction: number, decimals: number): string {
  return formatDecimal(fraction * 100, decimals);
}
