import { formatDecimal } from './format-decimal.ts';

/** Name of a confidence interval: `95 % CI`. */
export function confidenceLabel(level: number): string {
  const percent = Number((level * 100).toFixed(6));
  return `${formatDecimal(percent, Number.isInteger(percent) ? 0 : 1)}\u00a0%\u00a0CI`;
}
