import type { TextWidth } from '../figures/text-width.ts';
import type { Table } from '../view/view-model.ts';
import { neededWidths } from './needed-widths.ts';
import { TEXT_WIDTH } from './text-area.ts';

const SIZE = 8.5;
const SMALLEST = 5;

/** Size of a table's type in points: smaller than usual where its columns would not fit the width of the page. */
export function tableSize(table: Table, measure: TextWidth): number {
  const total = neededWidths(table, SIZE, measure).reduce((sum, width) => sum + width, 0);
  if (total <= TEXT_WIDTH) return SIZE;
  return Math.max(SMALLEST, Math.floor(((SIZE * TEXT_WIDTH) / total) * 10) / 10);
}
