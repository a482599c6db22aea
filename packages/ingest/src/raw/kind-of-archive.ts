import { archiveEntries } from './archive-entries.ts';

/** What a zip archive is that can't be read as an XLSX workbook, by the names of its parts. */
export function kindOfArchive(bytes: Uint8Array): string {
  const names = (archiveEntries(bytes) ?? []).map(({ name }) => name);
  if (names.some((name) => /workbook\.bin$/i.test(name)))
    return 'a workbook in the binary format XLSB';
  if (names.some((name) => /^word\//i.test(name))) return 'a document of Word';
  return names.some((name) => /^xl\//i.test(name))
    ? 'a damaged file'
    : 'a zip archive without a workbook';
}
