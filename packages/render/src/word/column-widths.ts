import type { TextWidth } from '../figures/text-width.ts';
import { columnShares } from '../print/column-shares.ts';
import { TEXT_WIDTH } from '../print/text-area.ts';
import type { Table } from '../view/view-model.ts';
import { faceWidths } from './face-widths.ts';

export const TWIPS_PER_POINT = 20;

/** Widths of a table's columns in twips: as wide as their texts, flexible ones by their shares of what is left. */
export function columnWidths(table: Table, size: number, measure: TextWidth): number[] {
  const natural = faceWidths(table, size, measure);
  const shares = columnShares(table);
  const flexible = table.columns.map((column) => column.flexible);
  const sum = (values: readonly number[], wanted: boolean) =>
    values.reduce((total, value, index) => total + (flexible[index] === wanted ? value : 0), 0);
  const fixed = sum(natural, false);
  const left = Math.max(0, TEXT_WIDTH - fixed);
  const squeeze = flexible.includes(true) ? 1 : Math.min(1, TEXT_WIDTH / fixed);
  return natural.map((width, index) => {
    const points = flexible[index] ? (left * shares[index]!) / sum(shares, true) : width * squeeze;
    // Rounded up, many columns together would be wider than the text.
    return Math.floor(points * TWIPS_PER_POINT);
  });
}
