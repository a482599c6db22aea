import type { TextWidth } from '../figures/text-width.ts';
import { placeCells } from '../view/place-cells.ts';
import type { Cell, Table } from '../view/view-model.ts';
import { cellSpace } from './cell-space.ts';
import { wordsOf } from './words-of.ts';

/** How many lines a column takes at a width in points in each row of head and body; those of a cell in several rows are spread over them. */
export function linesByRow(
  table: Pick<Table, 'columns' | 'head' | 'body'>,
  size: number,
  measure: TextWidth,
): (column: number, width: number) => number[] {
  const rows = table.head.length + table.body.length;
  const columns = table.columns.map((): (Texts & { rows: number[] })[] => []);
  for (const [part, first] of [
    [table.head, 0],
    [table.body, table.head.length],
  ] as const)
    for (const { cell, column, row } of placeCells(part))
      if (cell.colspan === 1)
        columns[column]!.push({
          lines: wordsIn(cell, size, measure),
          space: cellSpace(cell, size),
          rows: Array.from({ length: cell.rowspan }, (_, down) => first + row + down),
        });
  return (column, width) => {
    const counts = Array<number>(rows).fill(1);
    for (const { lines, space, rows: own } of columns[column]!) {
      const each = Math.ceil(wrapped(lines, width - space) / own.length);
      for (const row of own) counts[row] = each;
    }
    return counts;
  };
}

interface Texts {
  /** Widths of the words of each line. */
  lines: number[][];
  space: number;
}

function wordsIn(cell: Cell, size: number, measure: TextWidth): number[][] {
  const bold = cell.header || cell.spans.some((run) => run.emphasis === 'bold');
  return cell.spans
    .map((run) => run.text)
    .join('')
    .split('\n')
    .map((line) => wordsOf(line).map((word) => measure(word, size, bold)));
}

function wrapped(lines: readonly (readonly number[])[], width: number): number {
  return lines.reduce((count, words) => {
    let at = 0;
    let own = 1;
    for (const word of words) {
      if (at > 0 && at + word > width) {
        own += 1;
        at = 0;
      }
      at += word;
    }
    return count + own;
  }, 0);
}
