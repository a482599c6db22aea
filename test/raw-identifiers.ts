import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { loadStudy, type SiteTable, type StudyBundle } from '../packages/schema/src/index.ts';
import { readDeclarations } from '../pipelines/runner/src/workspace/read-declarations.ts';

/**
 * Site -> everything in its raw files, over all freezes, that names a patient: each cell of a column that the codebook
 * calls identifying, each id and date of birth of a FHIR bundle or an oBDS message. Read without the ingestion, as they
 * stand in the file, dates in ISO form too.
 */
export async function rawIdentifiers(
  root: string,
  study: string,
): Promise<Map<string, Set<string>>> {
  const declared = await readDeclarations(join(root, 'pipelines', study), ['sites']);
  const bundle = loadStudy(declared, ['sites']);
  const found = new Map<string, Set<string>>();
  for (const freeze of bundle.study.freezes)
    for (const { site, tables } of bundle.sites) {
      const own = found.get(site) ?? new Set<string>();
      found.set(site, own);
      const folder = join(root, 'data', study, freeze.id, site);
      for (const file of readdirSync(folder))
        for (const value of await valuesOf(bundle, tables, folder, file))
          for (const form of formsOf(value.trim())) own.add(form);
    }
  return found;
}

async function valuesOf(
  bundle: StudyBundle,
  tables: readonly SiteTable[],
  folder: string,
  file: string,
): Promise<string[]> {
  const bytes = readFileSync(join(folder, file));
  if (/\.(json|xml)$/.test(file))
    return [
      ...bytes
        .toString('utf8')
        .matchAll(
          /(?:"(?:id|birthDate)": |"type": \{[^{}]*(?:\{[^{}]*\}[^{}]*)*\},\s*"value": )"([^"]+)"|_ID="([^"]+)"|<Geburtsdatum[^>]*>([^<]+)/g,
        ),
    ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  const values: string[] = [];
  for (const table of tables.filter((other) => [other.file].flat().includes(file))) {
    const rows = await rowsOf(bytes, table);
    const headings = (rows[table.header_row - 1] ?? []).map((heading) => heading.trim());
    const named = new Set(identifyingColumns(bundle, table));
    headings.forEach((heading, column) => {
      if (!named.has(heading)) return;
      for (const row of rows.slice(table.header_row)) values.push(row[column] ?? '');
    });
  }
  return values;
}

function identifyingColumns({ codebook }: StudyBundle, table: SiteTable): string[] {
  const fields = codebook.entities[table.entity]?.fields ?? {};
  return Object.entries(table.columns)
    .filter(([, column]) =>
      [column].flat().some((one) => 'to' in one && fields[one.to]?.identifying),
    )
    .map(([heading]) => heading);
}

async function rowsOf(bytes: Buffer, table: SiteTable): Promise<string[][]> {
  if ([table.file].flat().some((file) => file.endsWith('.xlsx'))) {
    const { sheets } = await readXlsx(new Uint8Array(bytes));
    const sheet = sheets.find(({ name }) => name === table.sheet) ?? sheets[0];
    return (sheet?.rows ?? []).map((row) =>
      row.map((cell) =>
        cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''),
      ),
    );
  }
  const utf8 = bytes.toString('utf8');
  const text = utf8.includes('\ufffd') ? bytes.toString('latin1') : utf8;
  const delimiter = [';', '\t', ','].find((sign) => text.split('\n')[0]?.includes(sign)) ?? ',';
  return parse(text, { bom: true, delimiter, relax_column_count: true }) as unknown as string[][];
}

/** As it stands, and a date in ISO form; years, codes for "not known" and what is too short to name anybody are left out. */
function formsOf(value: string): string[] {
  const day = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value);
  const iso = day && [day[3], day[2]?.padStart(2, '0'), day[1]?.padStart(2, '0')].join('-');
  return [value, ...(iso ? [iso] : [])].filter(
    (form) =>
      form.length >= (/\D/.test(form) ? 3 : 4) &&
      (/\d/.test(form) || form.length >= 8) &&
      !/^((19|20)\d\d|-\d+)$/.test(form),
  );
}
