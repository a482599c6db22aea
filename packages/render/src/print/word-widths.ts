import type { TextWidth } from '../figures/text-width.ts';
import { placeCells } from '../view/place-cells.ts';
import type { Table } from '../view/view-model.ts';
import { cellSpace } from './cell-space.ts';
import { wordsOf } from './words-of.ts';

/** Width in points that each column of a table needs at a type size for no word of its cells, and no interval, to be broken. */
export function wordWidths(
  table: Pick<Table, 'columns' | 'head' | 'body'>,
  size: number,
  measure: TextWidth,
): number[] {
  const widths = table.columns.map(() => cellSpace({ indent: false }, size));
  for (const { cell, column } of [...placeCells(table.head), ...placeCells(table.body)]) {
    if (cell.colspan > 1) continue;
    const text = cell.spans.map((run) => run.text).join('');
    const bold = cell.header || cell.spans.some((run) => run.emphasis === 'bold');
    for (const word of text.split('\n').flatMap(wordsOf))
      widths[column] = Math.max(
        widths[column]!,
        measure(word.trimEnd(), size, bold) + cellSpace(cell, size),
      );
  }
  return widths;
}
