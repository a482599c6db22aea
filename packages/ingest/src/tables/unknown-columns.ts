import type { Finding, Site, SiteTable } from '@cohort-report/schema';
import { type Place, placed } from '../findings/place.ts';
import { cellText } from '../raw/cell-text.ts';
import { namedPaths } from '../raw/document-table.ts';
import { headerText } from '../raw/header-text.ts';
import type { OpenedTable } from '../raw/open-table.ts';

/**
 * Columns that none of the tables using this file (or sheet) maps or ignores. A column without heading and
 * without content is none.
 */
export function unknownColumns(
  site: Site,
  tables: readonly SiteTable[],
  opened: OpenedTable,
  place: Place,
): Finding[] {
  const known = new Set(
    tables.flatMap((table) => namedPaths(table).map(({ path }) => headerText(path))),
  );
  const { header, headerRow, sheet } = opened;
  const findings: Finding[] = [];
  const width = sheet.ragged
    ? header.length
    : sheet.rows.reduce((max, row) => Math.max(max, row.length), 0);
  for (let index = 0; index < width; index += 1) {
    const name = header[index] ?? '';
    if (known.has(name)) continue;
    const filled = sheet.rows.slice(headerRow).filter((row) => cellText(row[index]) !== '').length;
    if (name === '' && filled === 0) continue;
    const column = name === '' ? `column ${index + 1}, without heading` : name;
    findings.push(
      placed(place, {
        rule: 'column-unknown',
        severity: 'warning',
        column,
        message: 'the mapping does not know this column; its values are not used',
        expected: 'a column that the mapping maps or ignores',
        found: `${filled} filled ${filled === 1 ? 'cell' : 'cells'}`,
        action: `map it in sites/${site.site}.yaml, or list it there with \`ignore\` and the reason`,
      }),
    );
  }
  return findings;
}
