import { type Cell, readXlsx, writeXlsx } from 'hucre/xlsx';
import { type Grid, toGrid } from './grid.ts';
import type { Random } from './random.ts';

/** One sheet of a workbook as a grid of cells, and the way back with the other sheets as they were. */
export async function workbookGrid(
  bytes: Uint8Array,
  random: Random,
): Promise<{ grid: Grid; write: () => Promise<Uint8Array> } | undefined> {
  const workbook = await readXlsx(bytes);
  const sheets = workbook.sheets.map(({ name, rows, merges, cells }) => ({
    name,
    rows,
    cells: specialCells(cells),
    ...(merges === undefined ? {} : { merges }),
  }));
  const own = random.pick(sheets);
  const grid = toGrid('workbook', own.rows);
  if (grid === undefined) return undefined;
  const dateSystem = workbook.dateSystem === undefined ? {} : { dateSystem: workbook.dateSystem };
  const write = () => {
    for (const [place, cell] of grid.special) own.cells.set(place, cell);
    return writeXlsx({ sheets, ...dateSystem });
  };
  return { grid, write };
}

function specialCells(cells: ReadonlyMap<string, Cell> | undefined): Map<string, Partial<Cell>> {
  return new Map([...(cells ?? [])].filter(([, cell]) => cell.type === 'error'));
}
