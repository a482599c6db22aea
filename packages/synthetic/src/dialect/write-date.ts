import type { SiteTable } from '@cohort-report/schema';
import type { RawCell } from './raw-cell.ts';

type DateFormat = NonNullable<SiteTable['dates']>[number];
type Precision = 'day' | 'month' | 'year';

const PRECISION: Readonly<Partial<Record<DateFormat, Precision>>> = {
  'yyyy-MM': 'month',
  'MM.yyyy': 'month',
  'MM/yyyy': 'month',
  yyyy: 'year',
};

/** An ISO date in the first of the formats that has its precision. Throws a RangeError if none has. */
export function writeDate(
  date: string,
  precision: Precision,
  formats: readonly DateFormat[],
): RawCell {
  const format = formats.find((candidate) => (PRECISION[candidate] ?? 'day') === precision);
  if (format === undefined)
    throw new RangeError(`no date format of precision "${precision}" among ${formats.join(', ')}`);
  if (format === 'excel-serial') return { serial: Date.parse(date) / 86_400_000 + 25_569 };
  if (format === 'excel-serial-1904') return { serial: Date.parse(date) / 86_400_000 + 24_107 };
  const [year, month, day] = date.split('-') as [string, string, string];
  return format
    .replace('iso-date-time', 'yyyy-MM-dd')
    .replace('HH:mm', '00:00')
    .replace('yyyy', year)
    .replace('MM', month)
    .replace('dd', day)
    .replace(/\bd\b/, String(Number(day)))
    .replace(/\bM\b/, String(Number(month)));
}
