import { stringify } from 'csv-stringify/sync';
import { placeCells } from '../view/place-cells.ts';
import { plainText } from '../view/plain-text.ts';
import type { Cell, Table, TableRow } from '../view/view-model.ts';
import { neutraliseFormula } from './neutralise-formula.ts';

/** A table as CSV (UTF-8, comma, LF): one header line, merged cells repeated, everything as printed. */
export function renderCsv(table: Table): string {
  const width = table.columns.length;
  const head = layOut(table.head, width);
  const names = Array.from({ length: width }, (_, column) =>
    [...new Set(head.map((line) => line[column] ?? ''))].filter((name) => name !== '').join(': '),
  );
  return stringify(
    [names, ...layOut(table.body, width)].map((line) => line.map(neutraliseFormula)),
    { record_delimiter: '\n' },
  );
}

function layOut(rows: readonly TableRow[], width: number): string[][] {
  const grid = rows.map(() => Array.from({ length: width }, () => ''));
  for (const { cell, row, column } of placeCells(rows))
    for (let down = 0; down < cell.rowspan; down++)
      grid[row + down]?.fill(textOf(cell), column, column + cell.colspan);
  return grid;
}

function textOf(cell: Cell): string {
  return plainText(cell.spans).replace(/[\u00a0\u202f]/g, ' ');
}
