import type { Field } from '@cohort-report/schema';
import { inRange } from '../values/in-range.ts';
import { type DateFormat, parseDate } from '../values/parse-date.ts';
import { parseNumber } from '../values/parse-number.ts';
import { dateLikeness } from './date-likeness.ts';
import type { KnownField } from './known-mappings.ts';
import { plain, similarity } from './similarity.ts';

/** Formats that are tried, the unmistakable ones first. */
export const GUESSED_DATES: readonly DateFormat[] = [
  'yyyy-MM-dd',
  'dd.MM.yyyy',
  'd.M.yyyy',
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'yyyyMMdd',
  'yyyy-MM',
  'MM.yyyy',
  'MM/yyyy',
  'yyyy',
  'iso-date-time',
  'dd.MM.yyyy HH:mm',
];

/** A heading so like that the values need not be known. */
const SURE = 0.8;
/** A heading so like that a code which is the same in all rows tells of the field. */
const LIKE = 0.4;

/** A column's fitness for a field from 0 to 1: half by its heading, half by its values; 0 where the values forbid it. */
export function judgeColumn(
  column: { header: string; texts: readonly string[] },
  field: Field,
  known: KnownField,
): number {
  const alike = field.type === 'date' ? dateLikeness : similarity;
  const heading = Math.max(...known.headers.map((name) => alike(name, column.header)));
  const texts = column.texts.filter((text) => text !== '');
  if (texts.length === 0) return heading * 0.5;
  const values = share(texts, (text) => fits(text, field, known));
  const coded = field.type === 'category' || field.type === 'boolean';
  if (values < 0.5) return coded && heading >= SURE ? heading * 0.55 : 0;
  const isConstant = coded && texts.length > 1 && new Set(texts).size === 1;
  const evidence = isConstant && heading < LIKE ? 0 : coded ? values : values * 0.6;
  return field.type === 'text' || field.type === 'id' ? heading * 0.8 : (heading + evidence) / 2;
}

/** The format of a text that is a date. */
export function dateFormat(text: string): DateFormat | undefined {
  return GUESSED_DATES.find((format) => !('failure' in parseDate(text, [format], false)));
}

function fits(text: string, field: Field, known: KnownField): boolean {
  if (field.type === 'date') return isDateWithin(text, field.range);
  if (field.type === 'category' || field.type === 'boolean') return known.values.has(plain(text));
  if (field.type === 'id' || field.type === 'text') return true;
  const number = parseNumber(text, text.includes(',') ? ',' : '.');
  if (number === undefined) return false;
  return field.type === 'integer'
    ? Number.isInteger(number) && inRange(field.range, number)
    : field.range === undefined || (number >= 0 && inRange([null, 1e4], number));
}

/** Whether a text is a date, and where it names the day one within the range of the field. */
function isDateWithin(text: string, range: Field['range']): boolean {
  const format = dateFormat(text);
  if (format === undefined) return false;
  const parsed = parseDate(text, [format], false);
  return !('date' in parsed) || inRange(range, parsed.date);
}

function share(texts: readonly string[], holds: (text: string) => boolean): number {
  return texts.filter(holds).length / texts.length;
}
