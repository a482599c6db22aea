import { formatSigns } from './format-signs.ts';

/** How much of a date a number format of Excel shows: "mmm yy" a month, "yyyy" a year; undefined where it shows the day, or no date. */
export function shownPrecision(numberFormat: string): 'month' | 'year' | undefined {
  const signs = formatSigns(numberFormat);
  // The German and French signs of day and year (T, J, A) are stored as d and y.
  if (!signs.includes('y') || signs.includes('d')) return undefined;
  return signs.includes('m') ? 'month' : 'year';
}
