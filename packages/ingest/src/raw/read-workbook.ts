import { type CellValue, readXlsx } from 'hucre/xlsx';
import { checkArchive } from './check-archive.ts';
import { isZip } from './is-zip.ts';
import { kindOfArchive } from './kind-of-archive.ts';
import { kindOfFile } from './kind-of-file.ts';
import { phantomDays } from './phantom-days.ts';
import type { Cell, FileProblem, MergedCells, RawSheet } from './raw-sheet.ts';
import { sheetName } from './sheet-name.ts';
import { sheetsWithoutCells } from './sheets-without-cells.ts';
import { shownCell } from './shown-cell.ts';

/** All sheets of an XLSX workbook by name, in their order. Cells hold what Excel shows: dates the day, times no date, error cells their error. */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<Map<string, RawSheet> | { problem: FileProblem }> {
  const kind = kindOfFile(bytes);
  if (kind !== undefined) return { problem: notAWorkbook(kind) };
  if (!isZip(bytes))
    return { problem: notAWorkbook(isText(bytes) ? TEXT : 'another kind of file') };
  const refused = checkArchive(bytes);
  if (refused !== undefined) return { problem: refused };
  let workbook: Awaited<ReturnType<typeof readXlsx>>;
  let phantoms = new Set<string>();
  try {
    const others = sheetsWithoutCells(bytes);
    const options: Parameters<typeof readXlsx>[1] = {
      readStyles: true,
      sheets: ({ name }) => !others.has(name),
    };
    workbook = await readXlsx(bytes, options);
    if (workbook.dateSystem !== '1904')
      phantoms = await phantomDays(bytes, options, workbook.sheets);
  } catch {
    return { problem: notAWorkbook(kindOfArchive(bytes)) };
  }
  const date1904 = workbook.dateSystem === '1904';
  const names = workbook.sheets.map(({ name }) => sheetName(name));
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) return { problem: sheetTwice(twice) };
  return new Map(
    workbook.sheets.map((sheet, index) => {
      const rows = sheet.rows.map((row) => row.map(toCell));
      for (const [place, cell] of sheet.cells ?? []) {
        const shown = shownCell(cell, date1904);
        if (shown === undefined) continue;
        const [row, column] = place.split(',').map(Number) as [number, number];
        const target = rows[row];
        if (target !== undefined) target[column] = shown;
      }
      for (const place of phantoms) {
        const [at, row, column] = place.split(',').map(Number) as [number, number, number];
        const target = at === index ? (rows[row] ?? []) : [];
        const cell = target[column];
        if (typeof cell === 'object' && 'date' in cell)
          target[column] = { error: PHANTOM, noDay: true };
      }
      const merges = sheet.merges ?? [];
      fillDown(rows, merges);
      const hidden = [...(sheet.rowDefs ?? [])].flatMap(([row, def]) => (def.hidden ? [row] : []));
      return [
        sheetName(sheet.name),
        {
          rows,
          date1904,
          ragged: false,
          ...(merges.length === 0 ? {} : { merges }),
          ...(hidden.length === 0 ? {} : { hidden }),
        },
      ];
    }),
  );
}

/** A cell merged over several rows stands for each of them. */
function fillDown(rows: Cell[][], merges: readonly MergedCells[]): void {
  for (const { startRow, startCol, endRow } of merges) {
    const value = rows[startRow]?.[startCol] ?? '';
    for (let row = startRow + 1; row <= endRow; row += 1) {
      const target = rows[row];
      if (target === undefined || value === '') continue;
      while (target.length < startCol) target.push('');
      target[startCol] = value;
    }
  }
}

function toCell(value: CellValue | undefined): Cell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) {
    return Number.isNaN(value.getTime())
      ? { error: 'not a date' }
      : { date: value.toISOString().slice(0, 10) };
  }
  return typeof value === 'string' && value.length > LONGEST
    ? { error: `a text of ${value.length} signs, more than Excel can hold` }
    : value;
}

const PHANTOM = '29.02.1900, a day that never was';

/** So many signs a cell of Excel holds. */
const LONGEST = 32_767;

const TEXT = 'text, whatever its name says; as text the file may be named .csv, in the mapping too';

function isText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 4096).some((byte) => byte < 0x20 && ![9, 10, 12, 13].includes(byte));
}

function sheetTwice(name: string): FileProblem {
  return {
    rule: 'sheet-twice',
    message: 'two sheets have the same name but for blanks around it',
    expected: 'one sheet of each name',
    found: `"${name}"`,
    action: 'ask the site which of them holds the data, and to rename the other',
  };
}

function notAWorkbook(found: string): FileProblem {
  return {
    rule: 'not-a-workbook',
    message: 'the file is no XLSX workbook',
    expected: 'an XLSX workbook',
    found,
    action: 'ask the site to save it as XLSX, without a password',
  };
}
