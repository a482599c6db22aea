import { cellText } from '../raw/cell-text.ts';
import { decodeText } from '../raw/decode-text.ts';
import { headerText } from '../raw/header-text.ts';
import { isZip } from '../raw/is-zip.ts';
import { readWorkbook } from '../raw/read-workbook.ts';
import { shownHeadings } from '../raw/shown-headings.ts';
import { splitDelimited } from '../raw/split-delimited.ts';
import type { ExportTable } from './export-table.ts';
import { fhirTables } from './fhir-tables.ts';
import { xmlTables } from './xml-tables.ts';

const DELIMITERS = [';', '\t', ',', '|'];
const HEAD = 12;

/** The tables of an export's files (path -> bytes); files that are no tables are named in `others`. */
export async function openExport(
  files: ReadonlyMap<string, Uint8Array>,
): Promise<{ tables: ExportTable[]; others: string[] }> {
  const tables: ExportTable[] = [];
  const others: string[] = [];
  for (const [file, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (isZip(bytes)) {
      const workbook = await readWorkbook(bytes);
      if ('problem' in workbook) others.push(file);
      else
        for (const [sheet, { rows }] of workbook)
          tables.push({ file, sheet, ...tableOf(rows.map((row) => row.map(cellText))) });
      continue;
    }
    const documents = /\.(json|ndjson)$/i.test(file)
      ? fhirTables(file, bytes)
      : /\.xml$/i.test(file)
        ? xmlTables(file, bytes)
        : [];
    if (documents.length > 0) {
      tables.push(...documents);
      continue;
    }
    const decoded = /\.(xml|json|ndjson|pdf|docx?)$/i.test(file) ? undefined : decodeText(bytes);
    const split = decoded === undefined || 'problem' in decoded ? undefined : best(decoded.text);
    if (decoded === undefined || 'problem' in decoded || split === undefined) others.push(file);
    else tables.push({ file, encoding: decoded.encoding, ...split });
  }
  return { tables, others };
}

/** The delimiter that gives the most cells in which the rows agree. */
function best(text: string): Omit<ExportTable, 'file'> | undefined {
  let found: { delimiter: string; rows: string[][]; score: number } | undefined;
  for (const delimiter of DELIMITERS) {
    const sheet = splitDelimited(text, delimiter);
    if ('problem' in sheet) continue;
    const rows = sheet.rows.map((row) => row.map(cellText));
    const widths = rows.slice(0, 50).map(({ length }) => length);
    const common = widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
    const score = common * widths.filter((width) => width === common).length;
    if (common > 1 && score > (found?.score ?? 0)) found = { delimiter, rows, score };
  }
  return found === undefined ? undefined : { delimiter: found.delimiter, ...tableOf(found.rows) };
}

function tableOf(
  rows: readonly string[][],
): Pick<ExportTable, 'headerRow' | 'dataAsHeader' | 'columns'> {
  const filled = rows.slice(0, HEAD).map((row) => row.filter((text) => text !== '').length);
  const widest = Math.max(0, ...filled);
  const at = Math.max(
    0,
    filled.findIndex((count) => count >= widest * 0.8),
  );
  const header = (rows[at] ?? []).map(headerText);
  const below = rows.slice(at + 1);
  const { names, isData } = shownHeadings(header, below);
  if (isData) return { headerRow: at + 1, dataAsHeader: 'row', columns: [] };
  const hidden = header.flatMap((name, index) =>
    name === '' || names[index] === name ? [] : [index + 1],
  );
  const columns = header.flatMap((name, index) =>
    name === '' || hidden.includes(index + 1)
      ? []
      : [{ header: name, texts: below.map((row) => row[index] ?? '') }],
  );
  return {
    headerRow: at + 1,
    ...(hidden.length === 0 ? {} : { dataAsHeader: hidden }),
    columns,
  };
}
