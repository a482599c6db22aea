import type { Finding, Site, SiteTable } from '@cohort-report/schema';
import { countText } from '../findings/count-text.ts';
import { type Place, placed } from '../findings/place.ts';
import { cellText } from '../raw/cell-text.ts';
import { namedPaths } from '../raw/document-table.ts';
import { headerText } from '../raw/header-text.ts';
import { headingNames } from '../raw/heading-names.ts';
import type { OpenedTable } from '../raw/open-table.ts';
import { shownHeadings } from '../raw/shown-headings.ts';

/**
 * Columns that none of the tables using this file (or sheet) maps or ignores. A column without heading and
 * without content is none. A header that looks like a row of data is told as well.
 */
export function unknownColumns(
  site: Site,
  tables: readonly SiteTable[],
  opened: OpenedTable,
  place: Place,
): Finding[] {
  const known = new Set(
    tables.flatMap((table) =>
      namedPaths(table).flatMap(({ path }) => headingNames(table, path).map(headerText)),
    ),
  );
  const { header, headerRow, sheet } = opened;
  const below = sheet.rows.slice(headerRow);
  const shown = shownHeadings(header, sheet.numbers === undefined ? below : []);
  const findings: Finding[] = shown.isData ? [placed(place, headerOfData(headerRow, site))] : [];
  const width = sheet.ragged
    ? header.length
    : sheet.rows.reduce((max, row) => Math.max(max, row.length), 0);
  for (let index = 0; index < width; index += 1) {
    const name = header[index] ?? '';
    if (known.has(name)) continue;
    const filled = below.filter((row) => cellText(row[index]) !== '').length;
    if (name === '' && filled === 0) continue;
    const column = shown.names[index] ?? `column ${index + 1}, without heading`;
    findings.push(
      placed(place, {
        rule: 'column-unknown',
        severity: 'warning',
        column,
        message: 'the mapping does not know this column; its values are not used',
        expected: 'a column that the mapping maps or ignores',
        found: countText(filled, 'filled cell'),
        action: `map it in sites/${site.site}.yaml, or list it there with \`ignore\` and the reason`,
      }),
    );
  }
  return findings;
}

function headerOfData(row: number, site: Site) {
  return {
    rule: 'header-like-data',
    severity: 'warning' as const,
    row,
    message: 'the row of the headings looks like a row of data, which is then not read',
    expected: 'the names of the columns',
    found: 'values of the same form as those below; they are not shown here',
    action: `ask the site whether its header is missing, or correct \`header_row\` in sites/${site.site}.yaml`,
  };
}
