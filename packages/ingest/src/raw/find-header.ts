import { countText } from '../findings/count-text.ts';
import { headerText } from './header-text.ts';
import type { Cell, FileProblem, RawSheet } from './raw-sheet.ts';

const SEARCHED = 30;

/** The headings of the declared header row; a problem where it holds none of the mapped ones, with the row that does. */
export function findHeader(
  sheet: RawSheet,
  headerRow: number,
  wanted: ReadonlySet<string>,
): { header: string[] } | { problem: FileProblem } {
  const header = (sheet.rows[headerRow - 1] ?? []).map(headerText);
  if (matches(header, wanted) > 0) return { header };
  const elsewhere = sheet.rows
    .slice(0, SEARCHED)
    .findIndex((row) => matches(row.map(headerText), wanted) * 2 > wanted.size);
  return {
    problem: {
      rule: 'header-missing',
      message: 'the header is missing',
      row: headerRow,
      expected: `a row with the columns ${[...wanted].join(', ')}`,
      found: describe(sheet.rows[headerRow - 1], sheet.rows.length),
      action:
        elsewhere === -1
          ? 'ask the site for an export with its header, or correct the columns of the mapping'
          : `declare \`header_row: ${elsewhere + 1}\` in the site’s mapping`,
    },
  };
}

function matches(header: readonly string[], wanted: ReadonlySet<string>): number {
  return header.filter((name) => wanted.has(name)).length;
}

function describe(row: readonly Cell[] | undefined, rows: number): string {
  return row === undefined
    ? `${countText(rows, 'row')} in all`
    : `${countText(row.length, 'cell')}, none of them one of these columns`;
}
