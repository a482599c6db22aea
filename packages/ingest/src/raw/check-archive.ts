import { crc32 } from 'node:zlib';
import { type ArchiveEntry, archiveEntries, unpackedEntry } from './archive-entries.ts';
import type { FileProblem } from './raw-sheet.ts';

const LARGEST = 512 * 1024 * 1024;
const MOST_ENTRIES = 10_000;
const MOST_RATIO = 1_000;
const SMALL = 1 << 20;

/**
 * What forbids to unpack a zip archive; undefined if nothing does. Judged by its table of contents first: number and total
 * size of the entries, their compression, their paths; then each entry must unpack to what size and checksum say, and no
 * XML in it may hold a document type declaration.
 */
export function checkArchive(bytes: Uint8Array): FileProblem | undefined {
  const entries = archiveEntries(bytes);
  if (entries === undefined) return refused('not-a-workbook', 'a damaged file');
  if (entries.length > MOST_ENTRIES) return refused('file-refused', `${entries.length} parts`);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > LARGEST) return refused('file-refused', `${total} bytes when unpacked`);
  for (const { name, flags, size, packed } of entries) {
    if (/^[/\\]|^[A-Za-z]:|\\|(^|\/)\.\.(\/|$)|\0/.test(name))
      return refused('file-refused', 'a part whose path leads out of the archive');
    if ((flags & 1) !== 0) return refused('not-a-workbook', 'a workbook with a password');
    if (size > SMALL && size > packed * MOST_RATIO)
      return refused('file-refused', `a part that unpacks to ${size} bytes from ${packed}`);
  }
  return entries.map((entry) => checkEntry(bytes, entry)).find((found) => found);
}

function checkEntry(bytes: Uint8Array, entry: ArchiveEntry): FileProblem | undefined {
  const { name, method, size } = entry;
  if (method !== 0 && method !== 8) return refused('not-a-workbook', 'an unknown compression');
  let content: Uint8Array;
  try {
    content = unpackedEntry(bytes, entry);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? refused('file-refused', 'a part that unpacks to more than it says')
      : refused('not-a-workbook', 'a damaged file');
  }
  if (content.length !== size || crc32(content) !== entry.checksum)
    return refused('not-a-workbook', 'a damaged file');
  const start = Buffer.from(content.subarray(0, 4096)).toString('latin1').replaceAll('\0', '');
  return /\.(xml|rels|vml)$/i.test(name) && /<!DOCTYPE/i.test(start)
    ? refused('file-refused', 'a document type declaration (<!DOCTYPE>)')
    : undefined;
}

function refused(rule: 'file-refused' | 'not-a-workbook', found: string): FileProblem {
  return {
    rule,
    message:
      rule === 'file-refused'
        ? 'the workbook is refused for safety'
        : 'the file is no XLSX workbook that can be read',
    expected:
      'an XLSX workbook as Excel writes it, without a password, of less than 512 MB unpacked',
    found,
    action: 'ask the site to open it in Excel and to save it again as XLSX',
  };
}
