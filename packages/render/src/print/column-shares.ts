import { placeCells } from '../view/place-cells.ts';
import type { Table } from '../view/view-model.ts';

const LEAST = 3;

/**
 * How the flexible columns of a table share the width that the others leave: as the square roots of the mean length of
 * their texts, so that a column of long texts is wider and none is starved. One number a column.
 */
export function columnShares(table: Pick<Table, 'columns' | 'body'>): number[] {
  const lengths = table.columns.map(() => 0);
  for (const { cell, column } of placeCells(table.body))
    if (cell.colspan === 1)
      lengths[column]! += cell.spans.reduce((sum, { text }) => sum + text.length, 0);
  return lengths.map((sum) =>
    Math.max(LEAST, Math.round(Math.sqrt(sum / Math.max(1, table.body.length)))),
  );
}
