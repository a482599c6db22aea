import type { SiteTable } from '@cohort-report/schema';
import { countText } from '../findings/count-text.ts';
import { cellText } from './cell-text.ts';
import type { FileProblem, RawSheet } from './raw-sheet.ts';
import { sheetName } from './sheet-name.ts';

/** Sheets of a workbook that hold something and that no table reads. */
export function unusedSheets(
  workbook: ReadonlyMap<string, RawSheet>,
  tables: readonly SiteTable[],
): FileProblem[] {
  const used = new Set(
    tables.map(({ sheet }) => (sheet === undefined ? undefined : sheetName(sheet))),
  );
  if (used.has(undefined)) return [];
  return [...workbook]
    .map(([name, { rows }]) => ({
      name,
      rows: rows.filter((row) => row.some((cell) => cellText(cell) !== '')).length,
    }))
    .filter(({ name, rows }) => rows > 0 && !used.has(name))
    .map(({ name, rows }) => ({
      rule: 'sheet-not-used',
      sheet: name,
      severity: 'info' as const,
      message: `no mapping reads the sheet "${name}"`,
      expected: 'a sheet that the site’s mapping names',
      found: countText(rows, 'row'),
      action: 'map it if it holds data of the study',
    }));
}
