import type { TextWidth } from '../figures/text-width.ts';
import { paperWidths } from '../print/paper-widths.ts';
import type { Table } from '../view/view-model.ts';
import { FACE } from './face-widths.ts';

export const TWIPS_PER_POINT = 20;

/** Widths of a table's columns in twips, as on paper. */
export function columnWidths(table: Table, size: number, measure: TextWidth): number[] {
  // Rounded up, many columns together would be wider than the text.
  return paperWidths(table, size * FACE, measure).widths.map((points) =>
    Math.floor(points * TWIPS_PER_POINT),
  );
}
