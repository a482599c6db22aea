import { cellText } from '../raw/cell-text.ts';
import type { Cell } from '../raw/raw-sheet.ts';

/** Whether a row has no content at all. */
export function isEmptyRow(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cellText(cell) === '');
}

/** Whether a row has as many cells as the header; surplus empty cells at its end don't count. */
export function fitsHeader(cells: readonly Cell[], width: number): boolean {
  return cells.length === width || (cells.length > width && isEmptyRow(cells.slice(width)));
}
