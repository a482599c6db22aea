import type { TextWidth } from '../figures/text-width.ts';
import { naturalWidths } from '../print/natural-widths.ts';
import type { Table } from '../view/view-model.ts';

/** Word's usual faces run wider than the one that is measured. */
export const FACE = 1.06;

/** Width in points that each column of a table takes in Word if nothing wraps. */
export function faceWidths(table: Table, size: number, measure: TextWidth): number[] {
  return naturalWidths(table, size * FACE, measure);
}
