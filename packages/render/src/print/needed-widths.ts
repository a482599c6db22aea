import type { TextWidth } from '../figures/text-width.ts';
import type { Table } from '../view/view-model.ts';
import { naturalWidths } from './natural-widths.ts';
import { wordWidths } from './word-widths.ts';

const POINTS_PER_MM = 72 / 25.4;
/** Type size for which the widths below are meant. */
const SIZE = 8.5;
const NARROWEST_FLEXIBLE = 20 * POINTS_PER_MM;
/** A flexible column wants some more than its longest word, but claims not more than the other width for it. */
const BESIDE_WORD = 1.25;
const WIDEST_CLAIM = 35 * POINTS_PER_MM;
const WIDEST_HEADING = 24 * POINTS_PER_MM;

/**
 * Width in points that each column of a table needs at a type size to be read well: its numbers on one line, long headings
 * and texts wrapped, e.g. the name of a hospital above a column of counts. Never more than its natural width.
 */
export function neededWidths(
  table: Pick<Table, 'columns' | 'head' | 'body'>,
  size: number,
  measure: TextWidth,
): number[] {
  const scale = size / SIZE;
  const numbers = naturalWidths({ ...table, head: [] }, size, measure);
  const words = wordWidths(table, size, measure);
  return naturalWidths(table, size, measure).map((natural, at) => {
    const { flexible, align } = table.columns[at]!;
    const claim = Math.min(WIDEST_CLAIM * scale, words[at]! * BESIDE_WORD);
    const needed = flexible
      ? Math.max(NARROWEST_FLEXIBLE * scale, claim)
      : Math.max(WIDEST_HEADING * scale, words[at]!, align === 'left' ? 0 : numbers[at]!);
    return Math.min(natural, needed);
  });
}
