import { formatDecimal } from './format-decimal.ts';

const SMALL = 0.1;
const LARGEST_PLAIN = 1000;

/** A hazard ratio: the study's decimals, two significant digits below 0.1; beyond 0.001 and 1000 the bound itself. */
export function formatRatio(value: number, decimals: number): string {
  if (!(value >= 0)) throw new TypeError(`not a ratio: ${value}`);
  if (value >= LARGEST_PLAIN) return `>${LARGEST_PLAIN}`;
  if (value === 0 || value < 0.001) return '<0.001';
  if (value >= SMALL) return formatDecimal(value, decimals);
  const twoSignificant = 1 - Math.floor(Math.log10(value));
  return formatDecimal(value, Math.max(decimals, twoSignificant));
}
