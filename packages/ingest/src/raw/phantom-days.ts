import { type CellValue, readXlsx } from 'hucre/xlsx';

type Options = NonNullable<Parameters<typeof readXlsx>[1]>;
type Rows = readonly { rows: readonly (readonly (CellValue | undefined)[])[] }[];

const DAY = 86_400_000;
/** The count that Excel shows as 29 February 1900, a day that never was. */
const PHANTOM = 60;

/**
 * Cells, as `sheet,row,column` from 0, of which Excel shows 29 February 1900. Where dates count from 1900 the reader gives
 * the 28 for them as well, so that a workbook with a 28 is read again as if they counted from 1904, which tells the counts.
 */
export async function phantomDays(
  bytes: Uint8Array,
  options: Options,
  sheets: Rows,
): Promise<Set<string>> {
  const suspects = sheets.flatMap(({ rows }, sheet) =>
    rows.flatMap((row, r) =>
      row.flatMap((value, c) => (isSuspect(value) ? [[sheet, r, c] as const] : [])),
    ),
  );
  if (suspects.length === 0) return new Set();
  const again: { sheets: Rows } = await readXlsx(bytes, { ...options, dateSystem: '1904' });
  const phantoms = suspects.filter(([sheet, row, column]) => {
    const value = again.sheets[sheet]?.rows[row]?.[column];
    return (
      value instanceof Date &&
      Math.floor((value.getTime() - Date.UTC(1904, 0, 1)) / DAY) === PHANTOM
    );
  });
  return new Set(phantoms.map((place) => place.join()));
}

function isSuspect(value: CellValue | undefined): boolean {
  return value instanceof Date && Math.floor(value.getTime() / DAY) === Date.UTC(1900, 1, 28) / DAY;
}
