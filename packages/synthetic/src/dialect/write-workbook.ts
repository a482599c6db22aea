import { type Cell, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { RawCell } from './raw-cell.ts';

export interface RawSheet {
  name: string;
  rows: RawCell[][];
}

/** Sheets as an XLSX workbook; the same sheets give the same bytes. */
export async function writeWorkbook(
  sheets: readonly RawSheet[],
  title: string,
): Promise<Uint8Array> {
  return await writeXlsx({
    sheets: sheets.map(toSheet),
    properties: {
      title,
      creator: 'cohort-report',
      created: new Date(0),
      modified: new Date(0),
    },
  });
}

function toSheet({ name, rows }: RawSheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const values = rows.map((row, rowIndex) =>
    row.map((cell, columnIndex): CellValue => {
      if (typeof cell !== 'object') return cell === '' ? null : cell;
      cells.set(`${rowIndex},${columnIndex}`, {
        value: cell.serial,
        style: { numFmt: 'dd.mm.yyyy' },
      });
      return cell.serial;
    }),
  );
  return { name, rows: values, cells };
}
