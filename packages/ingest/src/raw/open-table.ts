import type { SiteTable } from '@cohort-report/schema';
import { decodeText } from './decode-text.ts';
import type { DocumentTable } from './document-table.ts';
import { emptyFile } from './empty-file.ts';
import type { FileSite } from './expand-site.ts';
import { readFhir } from './fhir/read-fhir.ts';
import { findHeader } from './find-header.ts';
import { headerText } from './header-text.ts';
import { headingNames } from './heading-names.ts';
import { hiddenRows } from './hidden-rows.ts';
import { isZip } from './is-zip.ts';
import { kindOfFile } from './kind-of-file.ts';
import { mergedRows } from './merged-rows.ts';
import { missingFile } from './missing-file.ts';
import { pickSheet } from './pick-sheet.ts';
import type { FileProblem, RawSheet } from './raw-sheet.ts';
import { readWorkbook } from './read-workbook.ts';
import { separatorLine } from './separator-line.ts';
import type { FileTable } from './site-files.ts';
import { sniffDelimiter } from './sniff-delimiter.ts';
import { splitDelimited } from './split-delimited.ts';
import { unusedSheets } from './unused-sheets.ts';
import { wrongDelimiter } from './wrong-delimiter.ts';
import { readXml } from './xml/read-xml.ts';

export interface OpenedTable {
  sheet: RawSheet;
  header: string[];
  /** Row of the header, counted from 1; the rows of the table are those below. */
  headerRow: number;
  /** What was noticed beside, none of it about single cells. */
  problems?: FileProblem[];
}

/** Opens the tables of one site; each file is read once, however many tables use it. */
export type TableOpener = (table: FileTable) => Promise<OpenedTable | { problem: FileProblem }>;

/** `files`: path below the freeze's folder -> bytes; `schemas`: XSD files by name. */
export function tableOpener(
  site: FileSite,
  files: ReadonlyMap<string, Uint8Array>,
  schemas: Readonly<Record<string, string>> = {},
): TableOpener {
  const workbooks = new Map<string, ReturnType<typeof readWorkbook>>();
  const texts = new Map<string, ReturnType<typeof decodeText>>();
  const sheets = new Map<string, ReturnType<typeof splitDelimited>>();
  const fhir = new Map<string, ReturnType<typeof readFhir>>();
  const documents = new Map<string, Map<SiteTable, DocumentTable> | { problem: FileProblem }>();

  const ofFormat = (format: 'xml' | 'fhir', file: string) =>
    site.tables.filter((table) => table.file === file && formatOf(site, table) === format);
  const bundles = () => {
    const names = site.tables.filter((table) => formatOf(site, table) === 'fhir');
    return readFhir(
      new Map(
        names.flatMap(({ file }) => {
          const bytes = files.get(`${site.site}/${file}`);
          if (bytes === undefined || isBlank(bytes)) return [];
          return [[file, { bytes, tables: ofFormat('fhir', file) }]];
        }),
      ),
    );
  };
  const openFhir = (table: SiteTable) =>
    once(fhir, 'bundles', bundles).get(table) as DocumentTable | { problem: FileProblem };
  const openXml = (table: FileTable, bytes: Uint8Array) => {
    const read = once(documents, table.file, () =>
      readXml(bytes, site, ofFormat('xml', table.file), schemas),
    );
    return 'problem' in read ? read : (read.get(table) as DocumentTable);
  };
  const openWorkbook = async (table: FileTable, bytes: Uint8Array) => {
    const read = once(workbooks, table.file, () => readWorkbook(bytes));
    const workbook = await read;
    if ('problem' in workbook) return workbook;
    const sheet = pickSheet(workbook, table.sheet);
    if ('problem' in sheet) return sheet;
    const sharing = site.tables.filter(({ file }) => file === table.file);
    const problems = sharing[0] === table ? unusedSheets(workbook, sharing) : [];
    return { sheet, headerRow: table.header_row, problems };
  };
  const openText = (table: FileTable, bytes: Uint8Array) => {
    const encoding = table.encoding ?? site.encoding;
    const decoded = once(texts, `${table.file}\n${encoding}`, () => decodeText(bytes, encoding));
    if ('problem' in decoded) return decoded;
    const wanted = headings(site.tables.filter((other) => other.file === table.file));
    const declared = table.delimiter ?? site.delimiter;
    const separator = separatorLine(decoded.text);
    const headerRow = separator === undefined ? table.header_row : Math.max(table.header_row, 2);
    const sniffed = () => sniffDelimiter(decoded.text, headerRow, wanted);
    const delimiter = declared ?? separator ?? sniffed()?.delimiter ?? ',';
    const sheet = once(sheets, `${table.file}\n${encoding}\n${delimiter}`, () =>
      splitDelimited(decoded.text, delimiter),
    );
    if ('problem' in sheet) return sheet;
    const opened = { sheet, headerRow, problems: [] as FileProblem[] };
    if (declared === undefined) return opened;
    const found = (sheet.rows[headerRow - 1] ?? []).map(headerText);
    if (found.some((name) => wanted.has(name))) return opened;
    const better = sniffed();
    return better === undefined
      ? opened
      : { problem: wrongDelimiter(declared, better, found.length, wanted.size) };
  };
  return async (table) => {
    const bytes = files.get(`${site.site}/${table.file}`);
    if (bytes === undefined) return { problem: missingFile(site, table, files) };
    if (isBlank(bytes)) return { problem: emptyFile(bytes, table) };
    const format = formatOf(site, table);
    if (format === 'fhir') return openFhir(table);
    if (format === 'xml') return openXml(table, bytes);
    const kind = kindOfFile(bytes);
    const workbook =
      kind !== undefined ||
      table.sheet !== undefined ||
      /\.xlsx$/i.test(table.file) ||
      isZip(bytes);
    const opened = workbook ? await openWorkbook(table, bytes) : openText(table, bytes);
    if ('problem' in opened) return opened;
    const { sheet, headerRow } = opened;
    const found = findHeader(sheet, headerRow, headings([table]));
    if ('problem' in found) return found;
    const problems = [
      ...opened.problems,
      ...mergedRows(sheet, headerRow),
      ...hiddenRows(sheet, headerRow),
    ];
    return { sheet, headerRow, header: found.header, problems };
  };
}

function formatOf(site: FileSite, table: SiteTable): 'table' | 'xml' | 'fhir' {
  return table.format ?? site.format ?? 'table';
}

function once<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const made = make();
  cache.set(key, made);
  return made;
}

function headings(tables: readonly SiteTable[]): Set<string> {
  return new Set(
    tables.flatMap((table) =>
      Object.entries(table.columns).flatMap(([name, column]) =>
        'ignore' in column ? [] : headingNames(table, name).map(headerText),
      ),
    ),
  );
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf);
}
