import { placeCells } from '../view/place-cells.ts';
import type { Table } from '../view/view-model.ts';

/**
 * The table with each interval below its estimate in those columns of numbers that are narrower (`widths`) than what stands in
 * them (`needed`, in the same unit): Word would break the interval at its dash.
 */
export function breakEstimates(
  table: Table,
  widths: readonly number[],
  needed: readonly number[],
): Table {
  const isTight = table.columns.map(
    ({ align }, index) => align === 'right' && needed[index]! > widths[index]!,
  );
  const tight = new Set(
    placeCells(table.body).flatMap(({ cell, column }) =>
      cell.colspan === 1 && isTight[column] ? [cell] : [],
    ),
  );
  return {
    ...table,
    body: table.body.map((row) => ({
      ...row,
      cells: row.cells.map((cell) =>
        tight.has(cell)
          ? {
              ...cell,
              spans: cell.spans.map((run) => (run.text === ' (' ? { ...run, text: '\n(' } : run)),
            }
          : cell,
      ),
    })),
  };
}
