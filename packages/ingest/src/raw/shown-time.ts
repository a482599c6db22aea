import { formatSigns } from './format-signs.ts';

const SECONDS = 86_400;
const ELAPSED = /\[(h+|m+|s+)\]/i;

/**
 * The time of day, or the duration ("[h]:mm"), that a number format of Excel shows of a day count, as h:mm:ss; undefined
 * where it shows a date or none of both.
 */
export function shownTime(dayCount: number, numberFormat: string): string | undefined {
  const signs = formatSigns(numberFormat);
  const isElapsed = ELAPSED.test(numberFormat);
  if (/[yd]/.test(signs) || !(isElapsed || /[hs]/.test(signs))) return undefined;
  const whole = Math.round(dayCount * SECONDS);
  const seconds = isElapsed ? whole : ((whole % SECONDS) + SECONDS) % SECONDS;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
