import type { ScorecardEntry } from '@cohort-report/schema';

const DIGITS = 15;

/** A computed value on the scale that it is printed on, at full precision; nothing where there is none. */
export function computedText({ value, percent }: ScorecardEntry): string {
  if (value === null) return '';
  return String(Number((percent ? value * 100 : value).toPrecision(DIGITS))).replace('-', '−');
}
