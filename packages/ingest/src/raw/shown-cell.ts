import type { Cell as XlsxCell } from 'hucre/xlsx';
import { formatSigns } from './format-signs.ts';
import type { Cell } from './raw-sheet.ts';
import { shownPrecision } from './shown-precision.ts';
import { shownTime } from './shown-time.ts';

const DAY = 86_400_000;
/** The signs of a year, those of the Japanese and the Buddhist calendar among them. */
const YEAR = /[yeb]/;

/**
 * What Excel shows of a cell where that is not its bare value: errors, formulas without a value, times, dates known in part,
 * percentages and numbers with leading zeros; undefined where the bare value says it all.
 */
export function shownCell(cell: Partial<XlsxCell>, date1904: boolean): Cell | undefined {
  const { value, type, formula, style } = cell;
  if (type === 'error') return { error: String(value) };
  if (value === null || value === undefined)
    return formula === undefined ? undefined : { error: 'a formula without a stored value' };
  const format = style?.numFmt ?? '';
  if (value instanceof Date) return shownDate(value, format, date1904);
  return typeof value === 'number' ? shownNumber(value, format) : undefined;
}

function shownDate(value: Date, format: string, date1904: boolean): Cell | undefined {
  const count = dayCount(value, date1904);
  if (Number.isNaN(count)) return undefined;
  const time = shownTime(count, format);
  if (time !== undefined) return time;
  const [, , zero] = format.split(';');
  if (count === 0 && zero === '') return '';
  if (count < (date1904 ? 0 : 1))
    return { error: `the number ${count} shown as a date`, noDay: true };
  const date = value.toISOString().slice(0, 10);
  if (format !== '' && !YEAR.test(formatSigns(format))) return { date, yearHidden: true };
  const precision = shownPrecision(format);
  return precision === undefined ? undefined : { date, precision };
}

/** Excel's number behind a date; up to its 29 February 1900, which never was, it counts from a day later. */
function dayCount(value: Date, date1904: boolean): number {
  if (date1904) return (value.getTime() - Date.UTC(1904, 0, 1)) / DAY;
  const late = (value.getTime() - Date.UTC(1899, 11, 30)) / DAY;
  return late < 61 ? late - 1 : late;
}

function shownNumber(value: number, format: string): Cell | undefined {
  const [positive = ''] = format.split(';');
  if (positive.replaceAll(/"[^"]*"|\\./g, '').includes('%')) return { percent: value };
  return /^00+$/.test(positive) && Number.isInteger(value) && value >= 0
    ? String(value).padStart(positive.length, '0')
    : undefined;
}
