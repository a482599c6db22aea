import type { TextWidth } from '../figures/text-width.ts';
import type { Cell, Table } from '../view/view-model.ts';

const POINTS_PER_MM = 72 / 25.4;
const TEXT_WIDTH = 170 * POINTS_PER_MM;
const NARROWEST_FLEXIBLE = 20 * POINTS_PER_MM;
const CELL_SPACE = 3.2 * POINTS_PER_MM;
const SIZE = 8.5;
const SMALLEST = 5;

/** Size of a table's type in points: smaller than usual where its columns would not fit the width of the page. */
export function tableSize(table: Table, measure: TextWidth): number {
  const widths = table.columns.map(() => 0);
  for (const row of [...table.head, ...table.body]) {
    let column = widths.length - row.cells.reduce((sum, cell) => sum + cell.colspan, 0);
    for (const cell of row.cells) {
      if (cell.colspan === 1)
        widths[column] = Math.max(widths[column] ?? 0, widthOf(cell, measure) + CELL_SPACE);
      column += cell.colspan;
    }
  }
  const total = widths.reduce(
    (sum, width, index) =>
      sum + (table.columns[index]?.flexible ? Math.min(width, NARROWEST_FLEXIBLE) : width),
    0,
  );
  if (total <= TEXT_WIDTH) return SIZE;
  return Math.max(SMALLEST, Math.floor(((SIZE * TEXT_WIDTH) / total) * 10) / 10);
}

function widthOf(cell: Cell, measure: TextWidth): number {
  const text = cell.spans.map((run) => run.text).join('');
  const bold = cell.header || cell.spans.some((run) => run.emphasis === 'bold');
  return Math.max(...text.split('\n').map((line) => measure(line, SIZE, bold)));
}
