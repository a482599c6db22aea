import type { Cell } from '../raw/raw-sheet.ts';
import { isEmptyRow } from './is-empty-row.ts';

/** Whether a row has a cell for each heading and none beyond; empty headings and empty cells at the end don't count. */
export function fitsHeader(cells: readonly Cell[], header: readonly string[]): boolean {
  if (cells.length === header.length) return true;
  return cells.length > header.length
    ? isEmptyRow(cells.slice(header.length))
    : isEmptyRow(header.slice(cells.length));
}
