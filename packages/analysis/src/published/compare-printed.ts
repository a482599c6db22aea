import type { ScorecardEntry } from '@cohort-report/schema';
import { isPrintedSo, printedInterval } from './printed-interval.ts';

type Comparison = Pick<ScorecardEntry, 'rounded' | 'lower' | 'upper' | 'distance'> & {
  status: 'match' | 'miss' | 'absent';
};

/**
 * A computed value (scale of the row, null for none) against a printed string. NA is matched by a value that is not
 * there; a number by any value that is rounded to it. The distance counts from the printed number in units of its last
 * digit; of a bound such as `<0.001` from the bound.
 */
export function comparePrinted(value: number | null, text: string, percent: boolean): Comparison {
  const interval = printedInterval(text, percent);
  if (interval === undefined)
    return value === null
      ? { rounded: 'NA', lower: null, upper: null, distance: null, status: 'match' }
      : { rounded: String(value), lower: null, upper: null, distance: null, status: 'miss' };
  const lower = Number.isFinite(interval.lower) ? interval.lower : null;
  const upper = Number.isFinite(interval.upper) ? interval.upper : null;
  if (value === null) return { rounded: null, lower, upper, distance: null, status: 'absent' };
  const { printed, unit } = interval;
  const matched = isPrintedSo(value, interval);
  const shown = printed.kind === 'number' ? printed.value.toFixed(printed.decimals) : text;
  const decimals = printed.kind === 'none' ? 0 : printed.decimals;
  const center = lower !== null && upper !== null ? (lower + upper) / 2 : (lower ?? upper ?? 0);
  return {
    rounded: matched ? shown : (percent ? value * 100 : value).toFixed(decimals),
    lower,
    upper,
    distance: matched && printed.kind === 'bound' ? 0 : (value - center) / unit,
    status: matched ? 'match' : 'miss',
  };
}
