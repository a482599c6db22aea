import type { Finding, Site, SiteTable } from '@cohort-report/schema';
import { type Place, placed } from '../findings/place.ts';
import type { PlannedColumn } from './plan-columns.ts';

const ENOUGH = 10;

/** Columns of which most values can't be used (and at least ten): then it is the mapping that is wrong, and the run must stop. */
export function mostlyUnreadable(
  site: Site,
  table: SiteTable,
  columns: readonly PlannedColumn[],
  place: Place,
): Finding[] {
  return columns.flatMap((column) => {
    const unusable = column.tally.unusable();
    const all = unusable + column.tally.usable();
    if (unusable < ENOUGH || unusable * 2 <= all) return [];
    const finding = placed(
      place,
      {
        rule: 'column-unreadable',
        column: column.header,
        message: `most values of "${column.field.label}" can't be read as the mapping declares`,
        expected: 'a column that fits its declaration',
        found: `${unusable} of ${all} values can't be read`,
        action: `correct the column's declaration in sites/${site.site}.yaml`,
      },
      table.entity,
    );
    return [{ ...finding, field: column.name }];
  });
}
