import { formatDecimal } from './format-decimal.ts';

/** Name of a quantile of time: the median, or `25th percentile`. */
export function formatQuantile(probability: number): string {
  if (probability === 0.5) return 'Median';
  const percent = Number((probability * 100).toFixed(6));
  const isWhole = Number.isInteger(percent);
  return `${formatDecimal(percent, isWhole ? 0 : 1)}${isWhole ? ending(percent) : 'th'} percentile`;
}

/** The ending of an ordinal number below 100. */
function ending(whole: number): string {
  const isTeen = whole > 10 && whole < 20;
  return isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][whole % 10] ?? 'th');
}
