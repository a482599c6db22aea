import { countText } from '../findings/count-text.ts';
import type { FileProblem, RawSheet } from './raw-sheet.ts';

/** What is to be said about merged cells below the header: over rows their value counts for each row, over columns for the first alone. */
export function mergedRows(sheet: RawSheet, headerRow: number): FileProblem[] {
  const below = (sheet.merges ?? []).filter(({ startRow }) => startRow >= headerRow);
  const down = below.filter(({ startRow, endRow }) => endRow > startRow);
  const across = below.filter(({ startCol, endCol }) => endCol > startCol);
  const problems: FileProblem[] = across.map(({ startRow, startCol, endCol }) => ({
    rule: 'cells-merged',
    severity: 'warning',
    row: startRow + 1,
    message: 'cells of several columns are merged; the value counts for the first column alone',
    expected: 'a cell for each column',
    found: `columns ${startCol + 1} to ${endCol + 1} merged`,
    action: 'ask the site to unmerge the cells and to say what belongs into each',
  }));
  if (down.length > 0)
    problems.push({
      rule: 'cells-merged',
      severity: 'info',
      row: (down[0]?.startRow ?? 0) + 1,
      message: 'cells of several rows are merged; the value counts for each of them',
      expected: 'a cell for each row',
      found: countText(down.length, 'merged cell'),
      action: 'ask the site whether that is meant',
    });
  return problems;
}
