import type { Display } from '@cohort-report/schema';
import { formatDecimal } from './format-decimal.ts';
import { meets } from './meets.ts';

const MOST_DECIMALS = 6;

/**
 * A p value: `<0.001`, three decimals below 0.1, else two, `>0.99` at the top.
 * Decimals are added where rounding would carry it over the level of significance or trend, so that the print never contradicts the verdict.
 */
export function formatPValue(p: number, display: Display): string {
  if (!(p >= 0 && p <= 1)) throw new TypeError(`not a p value: ${p}`);
  if (p < 0.001) return '<0.001';
  if (p >= 0.995) return '>0.99';
  for (let decimals = p < 0.1 ? 3 : 2; decimals < MOST_DECIMALS; decimals++) {
    const text = formatDecimal(p, decimals);
    if (sameVerdict(p, Number(text), display)) return text;
  }
  return formatDecimal(p, MOST_DECIMALS);
}

function sameVerdict(p: number, shown: number, display: Display): boolean {
  const inclusive = display.significance_inclusive;
  return (
    meets(p, display.significance, inclusive) === meets(shown, display.significance, inclusive) &&
    meets(p, display.trend, false) === meets(shown, display.trend, false)
  );
}
