import type { Finding, Site, SiteTable } from '@cohort-report/schema';
import { type Place, placed } from '../findings/place.ts';
import type { PlannedColumn } from './plan-columns.ts';

const ENOUGH = 10;
const CELL_RULES = new Set([
  'value-not-mapped',
  'error-cell',
  'id-rounded',
  'number-not-readable',
  'number-not-whole',
  'date-not-readable',
  'date-impossible',
  'date-partial',
]);

/**
 * Columns of which most values can't be used (and at least ten): then it is the mapping that is wrong, and the run
 * must stop. One finding says so in place of those of the single cells, of which the first stays as an example.
 */
export function mostlyUnreadable(
  site: Site,
  table: SiteTable,
  columns: readonly PlannedColumn[],
  findings: readonly Finding[],
  place: Place,
): Finding[] {
  const bad = columns.filter((column) => {
    const unusable = column.tally.unusable();
    return unusable >= ENOUGH && unusable > column.tally.usable();
  });
  if (bad.length === 0) return [...findings];
  const shown = new Set<PlannedColumn>();
  const rest = findings.filter((finding) => {
    const column = bad.find(
      ({ header, name }) => finding.column === header && finding.field === name,
    );
    if (column === undefined || !CELL_RULES.has(finding.rule)) return true;
    if (shown.has(column)) return false;
    shown.add(column);
    return true;
  });
  return [...rest, ...bad.map((column) => unreadable(site, table, column, place))];
}

function unreadable(site: Site, table: SiteTable, column: PlannedColumn, place: Place): Finding {
  const unusable = column.tally.unusable();
  const all = unusable + column.tally.usable();
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
  return { ...finding, field: column.name };
}
