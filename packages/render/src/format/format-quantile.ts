import { formatDecimal } from './format-decimal.ts';

/** Name of a quantile of time: the median, or `25th percentile`. */
export function formatQuantile(probability: number): string {
  if (probability === 0.5) return 'Median';
  const percent = formatDecimal(probability * 100, Number.isInteger(probability * 100) ? 0 : 1);
  return `${percent}th percentile`;
}
