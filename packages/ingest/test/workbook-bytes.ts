import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';

type CellText =
  | string
  | number
  | boolean
  | null
  | { date: string }
  | { error: string }
  | { formula: string; value: string | number | null };

/** A workbook as a fixture writes it down. */
export interface WorkbookText {
  dateSystem?: '1900' | '1904';
  sheets: { name: string; rows: CellText[][]; merges?: WriteSheet['merges'] }[];
}

/** The bytes of a workbook: date cells formatted as dates, error cells as errors. */
export async function workbookBytes(workbook: WorkbookText): Promise<Uint8Array> {
  return writeXlsx({
    ...(workbook.dateSystem === undefined ? {} : { dateSystem: workbook.dateSystem }),
    sheets: workbook.sheets.map(({ name, rows, merges }): WriteSheet => {
      const cells: NonNullable<WriteSheet['cells']> = new Map();
      const values = rows.map((row, r) =>
        row.map((cell, c): CellValue => {
          if (cell === null || typeof cell !== 'object') return cell;
          if ('date' in cell) return new Date(cell.date);
          if ('formula' in cell) {
            cells.set(`${r},${c}`, { formula: cell.formula, formulaResult: cell.value });
            return cell.value;
          }
          cells.set(`${r},${c}`, { value: cell.error, type: 'error' });
          return cell.error;
        }),
      );
      return { name, rows: values, cells, ...(merges === undefined ? {} : { merges }) };
    }),
  });
}
