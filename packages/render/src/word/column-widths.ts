import type { TextWidth } from '../figures/text-width.ts';
import { flexibleWidths } from '../print/flexible-widths.ts';
import { TEXT_WIDTH } from '../print/text-area.ts';
import type { Table } from '../view/view-model.ts';
import { FACE, faceWidths } from './face-widths.ts';

export const TWIPS_PER_POINT = 20;

/** Widths of a table's columns in twips: as wide as their texts, flexible ones as they share what is left. */
export function columnWidths(table: Table, size: number, measure: TextWidth): number[] {
  const natural = faceWidths(table, size, measure);
  const flexible = flexibleWidths(table, size * FACE, measure);
  const isRigid = !table.columns.some((column) => column.flexible);
  const total = natural.reduce((sum, width) => sum + width, 0);
  const squeeze = isRigid ? Math.min(1, TEXT_WIDTH / total) : 1;
  return table.columns.map((column, index) => {
    const points = column.flexible ? flexible[index]! : natural[index]! * squeeze;
    // Rounded up, many columns together would be wider than the text.
    return Math.floor(points * TWIPS_PER_POINT);
  });
}
