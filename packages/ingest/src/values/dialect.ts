import type { MappedColumn, Site, SiteTable } from '@cohort-report/schema';
import { cellText } from '../raw/cell-text.ts';
import type { DateFormat } from './parse-date.ts';

/** How the cells of one column are written. */
export interface Dialect {
  decimal: '.' | ',';
  missing: ReadonlySet<string>;
  dates: readonly DateFormat[];
  date1904: boolean;
}

/** The nearest declaration counts for decimal mark and dates; the codes for "not known" of site, table and column add up. */
export function dialectOf(
  site: Site,
  table: SiteTable,
  column: MappedColumn,
  date1904: boolean,
): Dialect {
  return {
    decimal: column.decimal ?? table.decimal ?? site.decimal ?? '.',
    missing: new Set([site, table, column].flatMap(({ missing }) => (missing ?? []).map(cellText))),
    dates: column.dates ?? table.dates ?? site.dates ?? ['yyyy-MM-dd'],
    date1904,
  };
}
