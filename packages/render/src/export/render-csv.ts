import { stringify } from 'csv-stringify/sync';
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
  const grid: (string | undefined)[][] = rows.map(() => []);
  rows.forEach((row, top) => {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[top]![column] !== undefined) column++;
      for (let down = 0; down < cell.rowspan; down++) {
        for (let right = 0; right < cell.colspan; right++)
          (grid[top + down] ?? [])[column + right] = textOf(cell);
      }
    }
  });
  return grid.map((line) => Array.from({ length: width }, (_, column) => line[column] ?? ''));
}

function textOf(cell: Cell): string {
  return plainText(cell.spans).replace(/[\u00a0\u202f]/g, ' ');
}
