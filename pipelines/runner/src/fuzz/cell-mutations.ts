import type { CellValue } from 'hucre/xlsx';
import type { Grid } from './grid.ts';
import { INJECTED_TEXTS } from './injected-texts.ts';
import { latinText } from './latin-text.ts';
import type { Mutation, Place } from './mutation.ts';
import { onCells, onText, onWorkbook } from './on-cells.ts';
import type { Random } from './random.ts';

/** A random cell below the headings: indices of its row and column, and what a finding would name. */
function someCell({ rows, header }: Grid, random: Random) {
  const row = header + 1 + random.below(rows.length - header - 1);
  const column = random.below((rows[header] as CellValue[]).length);
  const place: Place = { rows: [row + 1], column: String(rows[header]?.[column] ?? '') };
  return { row, column, cells: rows[row] as CellValue[], place };
}

function injected({ kind }: Grid, random: Random): string {
  const text = random.pick(INJECTED_TEXTS);
  if (kind === 'text') return latinText(text);
  // XML has no place for the null character, and a cell of Excel ends at 32,767 characters.
  return text.replaceAll('\u0000', '\ufffd').slice(0, 32_767);
}

const isEmpty = (cell: CellValue | undefined) => (cell ?? '') === '';

function valuesOf({ rows, header }: Grid, column: number): CellValue[] {
  return rows
    .slice(header + 1)
    .flatMap((cells) => (isEmpty(cells[column]) ? [] : [cells[column] as CellValue]));
}

/** Whether the values of one column could stand in the other: the same words, or numbers and dates written alike. */
function areAlike(grid: Grid, a: number, b: number): boolean {
  const forms = new Set(valuesOf(grid, a).map(formOf));
  return valuesOf(grid, b).some((cell) => forms.has(formOf(cell)));
}

/** Whether a cell of the column could have this value: none, one written as others of it are, or a text that several columns hold, as those for a missing value. */
function couldHold(grid: Grid, column: number, cell: CellValue): boolean {
  if (isEmpty(cell)) return true;
  const isIn = (other: number) =>
    valuesOf(grid, other).some((value) => formOf(value) === formOf(cell));
  if (isIn(column)) return true;
  const columns = (grid.rows[grid.header] as CellValue[]).map((_, at) => at);
  return typeof cell === 'string' && columns.filter(isIn).length > 1;
}

function formOf(cell: CellValue): string {
  if (cell instanceof Date) return 'date';
  const text = String(cell);
  return /[A-Za-z]/.test(text) ? text : text.replace(/\d+/g, '9');
}

function swapHeadings({ rows, header }: Grid, a: number, b: number): Place {
  const headings = rows[header] as CellValue[];
  [headings[a], headings[b]] = [headings[b] as CellValue, headings[a] as CellValue];
  return {};
}

const below = ({ rows, header }: Grid) => rows.slice(header);

export const CELL_MUTATIONS: readonly Mutation[] = [
  ...onCells('written again without a change', 'same', () => ({})),
  ...onCells('columns reordered with their headings', 'same', (grid, random) => {
    const [{ column: a }, { column: b }] = [someCell(grid, random), someCell(grid, random)];
    for (const cells of below(grid)) {
      while (cells.length <= Math.max(a, b)) cells.push(grid.kind === 'text' ? '' : null);
      [cells[a], cells[b]] = [cells[b] as CellValue, cells[a] as CellValue];
    }
    return {};
  }),
  ...onCells('rows reversed', 'told', ({ rows, header }) => {
    rows.splice(header + 1, rows.length, ...rows.slice(header + 1).reverse());
    return {};
  }),
  ...onCells('rows repeated', 'told', (grid, random) => {
    for (let n = 0; n <= random.below(5); n += 1) {
      const { row, cells } = someCell(grid, random);
      grid.rows.splice(row, 0, [...cells]);
    }
    return {};
  }),
  ...onCells('a column missing', 'told', (grid, random) => {
    const { column, place } = someCell(grid, random);
    for (const cells of below(grid)) cells.splice(column, 1);
    return place.column === undefined ? {} : { column: place.column };
  }),
  ...onCells('headings of two columns swapped', 'told', (grid, random) => {
    const [{ column: a }, { column: b }] = [someCell(grid, random), someCell(grid, random)];
    return areAlike(grid, a, b) ? undefined : swapHeadings(grid, a, b);
  }),
  ...onCells('headings of two columns alike swapped', 'free', (grid, random) => {
    const [{ column: a }, { column: b }] = [someCell(grid, random), someCell(grid, random)];
    return areAlike(grid, a, b) ? swapHeadings(grid, a, b) : undefined;
  }),
  ...onCells('a heading renamed', 'told', (grid, random) => {
    const { column, place } = someCell(grid, random);
    (grid.rows[grid.header] as CellValue[])[column] = `x${random.below(1000)}`;
    return place.column === undefined ? {} : { column: place.column };
  }),
  ...onCells('no header', 'told', ({ rows, header }) => {
    rows.splice(header, 1);
    return {};
  }),
  ...onCells('a cell too many', 'told', (grid, random) => {
    const { column, cells, place } = someCell(grid, random);
    cells.splice(column, 0, injected(grid, random));
    return { rows: place.rows ?? [] };
  }),
  ...onCells('a cell too few', 'told', (grid, random) => {
    const { column, cells, place } = someCell(grid, random);
    // With nothing behind it in a workbook, or values as their new columns hold them, it is a row as a correct export may hold.
    const moved = cells.slice(column + 1);
    if (grid.kind === 'workbook' && moved.every((cell, at) => couldHold(grid, column + at, cell)))
      return undefined;
    cells.splice(column, 1);
    return { rows: place.rows ?? [] };
  }),
  ...onCells('injected text', 'told', (grid, random) => {
    const { column, cells, place } = someCell(grid, random);
    cells[column] = injected(grid, random);
    return place;
  }),
  onText('another delimiter', 'told', (_, random, { delimiter, write }) => {
    const others = [';', ',', '\t', '|', ' '].filter((sign) => sign !== delimiter);
    return { text: write(random.pick(others)) };
  }),
  onText('a quote opened', 'told', (grid, random, { write }) => {
    const { column, cells } = someCell(grid, random);
    const value = String(cells[column] ?? '');
    cells[column] = 'quote-opened-here';
    return { text: write().replace('quote-opened-here', () => `"${value}`) };
  }),
  onWorkbook('a cell of another type', 'told', (grid, random) => {
    const { column, cells, place } = someCell(grid, random);
    const value = cells[column] ?? null;
    const others: CellValue[] = [true, 1e300];
    // A number among numbers, a date or its serial number among dates is of the same type.
    const forms = new Set(valuesOf(grid, column).map(formOf));
    if (!forms.has('9') && !forms.has('9.9') && !forms.has('9,9')) others.push(0.5);
    if (!['date', '9.9.9', '9/9/9', '9-9-9'].some((form) => forms.has(form)))
      others.push(45_000, new Date(Date.UTC(2020, 1, 29)));
    if (typeof value === 'number') others.push(String(value));
    if (value instanceof Date) others.push(value.toISOString());
    cells[column] = random.pick(others);
    return place;
  }),
  onWorkbook('a formula with its stored value', 'same', (grid, random) => {
    const { row, column, cells } = someCell(grid, random);
    const value = cells[column] ?? null;
    if (value === null || value instanceof Date) return undefined;
    grid.special.set(`${row},${column}`, {
      formula: 'HYPERLINK("http://127.0.0.1","x")',
      formulaResult: value,
    });
    return {};
  }),
  onWorkbook('a formula without a value', 'told', (grid, random) => {
    const { row, column, cells, place } = someCell(grid, random);
    cells[column] = null;
    grid.special.set(`${row},${column}`, { value: null, formula: '1+1' });
    return place;
  }),
  onWorkbook('an error cell', 'told', (grid, random) => {
    const { row, column, cells, place } = someCell(grid, random);
    cells[column] = '#REF!';
    grid.special.set(`${row},${column}`, { value: '#REF!', type: 'error' });
    return place;
  }),
];
