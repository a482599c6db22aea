import type { DatePrecision, SiteTable } from '@cohort-report/schema';
import { dateExists } from './date-exists.ts';
import { excelDate } from './excel-date.ts';
import { inUtc } from './in-utc.ts';
import { isoDate } from './iso-date.ts';

export type DateFormat = NonNullable<SiteTable['dates']>[number];

/** A date as read; a partial one has its missing parts null. Or why it can't be read. `utc`: the day is that of UTC, not the site's. */
export type ParsedDate =
  | { date: string; precision: 'day'; utc?: true }
  | { year: number; month: number | null; precision: Exclude<DatePrecision, 'day'> }
  | { failure: 'format' | 'impossible' };

type Parts = 'ymd' | 'dmy' | 'mdy' | 'ym' | 'my' | 'y';
const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d(?::(?:[0-5]\\d|60)(?:[.,]\\d+)?)?';
const TEXT_FORMATS: Record<
  Exclude<DateFormat, 'excel-serial' | 'excel-serial-1904'>,
  { pattern: RegExp; parts: Parts }
> = {
  'yyyy-MM-dd': { pattern: /^(\d{4})-(\d{2})-(\d{2})$/, parts: 'ymd' },
  'dd.MM.yyyy': { pattern: /^(\d{2})\.(\d{2})\.(\d{4})$/, parts: 'dmy' },
  'd.M.yyyy': { pattern: /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, parts: 'dmy' },
  'dd/MM/yyyy': { pattern: /^(\d{2})\/(\d{2})\/(\d{4})$/, parts: 'dmy' },
  'MM/dd/yyyy': { pattern: /^(\d{2})\/(\d{2})\/(\d{4})$/, parts: 'mdy' },
  yyyyMMdd: { pattern: /^(\d{4})(\d{2})(\d{2})$/, parts: 'ymd' },
  'yyyy-MM': { pattern: /^(\d{4})-(\d{2})$/, parts: 'ym' },
  'MM.yyyy': { pattern: /^(\d{2})\.(\d{4})$/, parts: 'my' },
  'MM/yyyy': { pattern: /^(\d{2})\/(\d{4})$/, parts: 'my' },
  yyyy: { pattern: /^(\d{4})$/, parts: 'y' },
  'iso-date-time': {
    pattern: new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2})(?:[T ]${TIME})?(?:Z|[+-]\\d{2}:\\d{2})?$`),
    parts: 'ymd',
  },
  'dd.MM.yyyy HH:mm': {
    pattern: new RegExp(`^(\\d{2})\\.(\\d{2})\\.(\\d{4}) ${TIME}$`),
    parts: 'dmy',
  },
};
const SERIAL = /^\d{1,7}(?:[.,]\d+)?$/;
/** 1950 and 03.1950 are a year and a month, not days of 1905 and 1900. */
const NO_SERIAL = /^(?:\d{1,2}[.,])?(?:1[89]|2[01])\d{2}$/;

/** Reads a date by the declared formats, the first that fits; a date that fits one but doesn't exist is impossible. */
export function parseDate(
  text: string,
  formats: readonly DateFormat[],
  date1904: boolean,
): ParsedDate {
  let failure: 'format' | 'impossible' = 'format';
  for (const format of formats) {
    const parsed =
      format === 'excel-serial' || format === 'excel-serial-1904'
        ? serial(text, date1904 || format === 'excel-serial-1904')
        : written(text, TEXT_FORMATS[format]);
    if (parsed === 'impossible') failure = 'impossible';
    else if (parsed !== undefined) return parsed;
  }
  return { failure };
}

function serial(text: string, date1904: boolean): ParsedDate | 'impossible' | undefined {
  if (!SERIAL.test(text) || NO_SERIAL.test(text)) return undefined;
  const date = excelDate(Number(text.replace(',', '.')), date1904);
  return date === undefined ? 'impossible' : { date, precision: 'day' };
}

function written(
  text: string,
  format: { pattern: RegExp; parts: Parts },
): ParsedDate | 'impossible' | undefined {
  const match = format.pattern.exec(text);
  if (match === null) return undefined;
  const part = (letter: string): number => Number(match[format.parts.indexOf(letter) + 1]);
  const year = part('y');
  if (year < 1) return 'impossible';
  if (format.parts === 'y') return { year, month: null, precision: 'year' };
  const month = part('m');
  if (!dateExists(year, month, 1)) return 'impossible';
  if (!format.parts.includes('d')) return { year, month, precision: 'month' };
  const day = part('d');
  return dateExists(year, month, day)
    ? { date: isoDate(year, month, day), precision: 'day', ...(inUtc(text) && { utc: true }) }
    : 'impossible';
}
