import type { Cell, CellValue } from 'hucre/xlsx';

/** The cells of a delimited file or of one sheet. */
export interface Grid {
  kind: 'text' | 'workbook';
  rows: CellValue[][];
  /** Index of the row of headings. */
  header: number;
  /** Cells beyond their value (formulas, errors), by `row,column` from 0; only a workbook can hold them. */
  special: Map<string, Partial<Cell>>;
}

/** Cells to a grid: the headings stand in the first row of at least two texts. */
export function toGrid(kind: Grid['kind'], rows: CellValue[][]): Grid | undefined {
  const header = rows.findIndex(
    (row) => row.filter((cell) => typeof cell === 'string' && cell !== '').length > 1,
  );
  return header < 0 || rows.length < header + 3
    ? undefined
    : { kind, rows, header, special: new Map() };
}
