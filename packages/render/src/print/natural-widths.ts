import type { TextWidth } from '../figures/text-width.ts';
import { placeCells } from '../view/place-cells.ts';
import type { Cell, Table } from '../view/view-model.ts';
import { cellSpace } from './cell-space.ts';

/** Width in points that each column of a table takes at a type size if nothing wraps; a cell over several columns widens the last of them. */
export function naturalWidths(
  table: Pick<Table, 'columns' | 'head' | 'body'>,
  size: number,
  measure: TextWidth,
): number[] {
  const widths = table.columns.map(() => 0);
  const placed = [...placeCells(table.head), ...placeCells(table.body)];
  for (const { cell, column } of placed.sort((a, b) => a.cell.colspan - b.cell.colspan)) {
    const last = column + cell.colspan - 1;
    const others = widths.slice(column, last).reduce((sum, width) => sum + width, 0);
    widths[last] = Math.max(
      widths[last] ?? 0,
      widthOf(cell, size, measure) + cellSpace(cell, size) - others,
    );
  }
  return widths;
}

function widthOf(cell: Cell, size: number, measure: TextWidth): number {
  const text = cell.spans.map((run) => run.text).join('');
  const bold = cell.header || cell.spans.some((run) => run.emphasis === 'bold');
  return Math.max(...text.split('\n').map((line) => measure(line, size, bold)));
}
