import type { Cell, TableRow } from './view-model.ts';

export interface PlacedCell {
  cell: Cell;
  /** Index of its first row. */
  row: number;
  /** Index of its first column. */
  column: number;
}

/** Where the cells of a table's head or body stand, those considered that reach into further rows. */
export function placeCells(rows: readonly TableRow[]): PlacedCell[] {
  const taken = rows.map(() => new Set<number>());
  return rows.flatMap(({ cells }, row) => {
    let column = 0;
    return cells.map((cell) => {
      while (taken[row]!.has(column)) column++;
      const placed = { cell, row, column };
      for (let down = 0; down < cell.rowspan; down++)
        for (let right = 0; right < cell.colspan; right++) taken[row + down]?.add(column + right);
      column += cell.colspan;
      return placed;
    });
  });
}
