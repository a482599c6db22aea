import type { TextWidth } from '../figures/text-width.ts';
import type { Table } from '../view/view-model.ts';
import { naturalWidths } from './natural-widths.ts';
import { TEXT_WIDTH } from './text-area.ts';
import { wordWidths } from './word-widths.ts';

const POINTS_PER_MM = 72 / 25.4;
/** A flexible column wants some more than its longest word, but not less than the one width, and claims not more than the other. */
const BESIDE_WORD = 1.25;
const NARROWEST_FLEXIBLE = 20 * POINTS_PER_MM;
const WIDEST_CLAIM = 35 * POINTS_PER_MM;
const SIZE = 8.5;
const SMALLEST = 5;

/** Size of a table's type in points: smaller than usual where its columns would not fit the width of the page. */
export function tableSize(table: Table, measure: TextWidth): number {
  const words = wordWidths(table, SIZE, measure);
  const total = naturalWidths(table, SIZE, measure).reduce((sum, width, at) => {
    const claim = Math.max(NARROWEST_FLEXIBLE, Math.min(WIDEST_CLAIM, words[at]! * BESIDE_WORD));
    return sum + (table.columns[at]?.flexible ? Math.min(width, claim) : width);
  }, 0);
  if (total <= TEXT_WIDTH) return SIZE;
  return Math.max(SMALLEST, Math.floor(((SIZE * TEXT_WIDTH) / total) * 10) / 10);
}
