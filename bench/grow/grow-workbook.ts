import { type CellValue, readXlsx, writeXlsx } from 'hucre/xlsx';
import { copied } from './copied.ts';

export const WORKBOOK = 'tum/sarkom_export.xlsx';
const PATIENTS = 'Patienten';
const VISITS = 'Verlauf';

/** The workbook of a site with `count` visits in its sheet of visits. */
export async function growWorkbook(
  files: ReadonlyMap<string, Uint8Array>,
  count: number,
): Promise<Map<string, Uint8Array>> {
  const { sheets } = await readXlsx(files.get(WORKBOOK) as Uint8Array);
  const rowsOf = (name: string) => sheets.find((sheet) => sheet.name === name)?.rows ?? [];
  const [people, seen] = [rowsOf(PATIENTS), rowsOf(VISITS)];
  const rows = new Map(people.slice(1).map((row) => [numberOf(row), row]));
  const visits = Map.groupBy(seen.slice(1), numberOf);
  for (const copy of copied([...rows.keys()], visits, count)) {
    people.push([copy.to, ...(rows.get(copy.from) as CellValue[]).slice(1)]);
    for (const visit of copy.visits) seen.push([copy.to, ...visit.slice(1)]);
  }
  return new Map(files).set(
    WORKBOOK,
    await writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows })) }),
  );
}

function numberOf(row: readonly CellValue[]): string {
  return String(row[0]);
}
