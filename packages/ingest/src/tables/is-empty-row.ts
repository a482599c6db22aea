import { cellText } from '../raw/cell-text.ts';
import type { Cell } from '../raw/raw-sheet.ts';

/** Whether a row has no content at all. */
export function isEmptyRow(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cellText(cell) === '');
}
