import { countText } from '../findings/count-text.ts';
import { cellText } from './cell-text.ts';
import type { FileProblem, RawSheet } from './raw-sheet.ts';

/** What is to be said about rows below the header that hold something and that the sheet hides; they are read as all others. */
export function hiddenRows(sheet: RawSheet, headerRow: number): FileProblem[] {
  const hidden = (sheet.hidden ?? []).filter(
    (row) => row >= headerRow && sheet.rows[row]?.some((cell) => cellText(cell) !== ''),
  );
  if (hidden.length === 0) return [];
  return [
    {
      rule: 'rows-hidden',
      severity: 'info',
      row: Math.min(...hidden) + 1,
      message: 'rows are hidden in the sheet, by hand or by a filter; they are read as all others',
      expected: 'rows that are all shown',
      found: countText(hidden.length, 'hidden row'),
      action: 'ask the site whether they belong to the data',
    },
  ];
}
