import { cellText } from './cell-text.ts';
import type { Cell } from './raw-sheet.ts';

/** A column heading for comparison: trimmed, composed, line breaks and runs of blanks as one blank. */
export function headerText(cell: Cell | undefined): string {
  return cellText(cell).replace(/\s+/g, ' ');
}
