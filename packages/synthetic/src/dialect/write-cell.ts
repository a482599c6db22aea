import type { Field, MappedColumn, Site, SiteTable } from '@cohort-report/schema';
import type { SitePlan } from '../plan/site-plan.ts';
import { pick } from '../random/pick.ts';
import type { RandomStream } from '../random/random-stream.ts';
import type { RawRecord } from '../records/make-records.ts';
import type { RawCell } from './raw-cell.ts';
import type { SiteIds } from './site-ids.ts';
import { unitFactor } from './unit-factor.ts';
import { writeDate } from './write-date.ts';

export interface CellContext {
  site: Site;
  table: SiteTable;
  plan: SitePlan;
  ids: SiteIds;
  random: RandomStream;
}

/** A value as this site writes it: the mapping read backwards. Throws a RangeError if the mapping has no raw value for it. */
export function writeCell(
  record: RawRecord,
  column: MappedColumn,
  field: Field,
  context: CellContext,
): RawCell {
  const { site, table, plan, ids, random } = context;
  const value = record.values[column.to] ?? null;
  if (value === null) {
    const codes = [site.missing, table.missing, column.missing].flatMap((list) => list ?? []);
    return codes.length > 0 && random() < plan.missing_codes ? pick(codes, random) : '';
  }
  if (field.type === 'id') return ids.idOf(record, column.to);
  if (column.values !== undefined) {
    const raws = Object.keys(column.values).filter((raw) => column.values?.[raw] === value);
    if (raws.length === 0)
      throw new RangeError(`${site.site}: nothing maps to "${value}" of ${column.to}`);
    return raws.length > 1 && random() < plan.other_spellings
      ? pick(raws.slice(1), random)
      : (raws[0] as string);
  }
  if (field.type === 'date') {
    const formats = column.dates ?? table.dates ?? site.dates ?? ['yyyy-MM-dd'];
    if (column.precision !== undefined)
      return writeDate(
        completed(String(value), record.precision?.[column.to], field),
        'day',
        formats,
      );
    return writeDate(String(value), record.precision?.[column.to] ?? 'day', formats);
  }
  if (typeof value === 'number') {
    const factor =
      column.unit === undefined || field.unit === undefined
        ? 1
        : unitFactor(field.unit, column.unit);
    const number = Number((value * factor).toPrecision(12));
    if (table.sheet !== undefined && plan.number_cells) return number;
    const mark = column.decimal ?? table.decimal ?? site.decimal ?? '.';
    return String(number).replace('.', mark);
  }
  return String(value);
}

/** A date with what the site does not know of it set by the codebook's rule. */
function completed(date: string, known: 'month' | 'year' | undefined, field: Field): string {
  if (known === undefined || field.impute === undefined) return date;
  return known === 'year'
    ? `${date.slice(0, 4)}-${field.impute.year}`
    : `${date.slice(0, 7)}-${String(field.impute.month).padStart(2, '0')}`;
}
