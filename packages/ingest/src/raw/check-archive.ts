import { crc32, inflateRawSync } from 'node:zlib';
import type { FileProblem } from './raw-sheet.ts';

const LARGEST = 512 * 1024 * 1024;
const MOST_ENTRIES = 10_000;
const MOST_RATIO = 1_000;
const SMALL = 1 << 20;
const END = 0x06054b50;
const ENTRY = 0x02014b50;

interface ArchiveEntry {
  name: string;
  method: number;
  checksum: number;
  flags: number;
  packed: number;
  size: number;
  offset: number;
}

/**
 * What forbids to unpack a zip archive; undefined if nothing does. Judged by its table of contents first: number and total
 * size of the entries, their compression, their paths; then each entry must unpack to what size and checksum say, and no
 * XML in it may hold a document type declaration.
 */
export function checkArchive(bytes: Uint8Array): FileProblem | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let entries: ArchiveEntry[] | undefined;
  try {
    entries = contents(bytes, view);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
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
  return entries.map((entry) => checkEntry(bytes, view, entry)).find((found) => found);
}

function contents(bytes: Uint8Array, view: DataView): ArchiveEntry[] | undefined {
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 66_000 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== END) return undefined;
  const count = view.getUint16(end + 10, true);
  const entries: ArchiveEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== ENTRY) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      name: Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8'),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function checkEntry(
  bytes: Uint8Array,
  view: DataView,
  entry: ArchiveEntry,
): FileProblem | undefined {
  const { name, method, packed, size, offset } = entry;
  let content: Uint8Array;
  try {
    const start =
      offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    const stored = bytes.subarray(start, start + packed);
    if (method !== 0 && method !== 8) return refused('not-a-workbook', 'an unknown compression');
    content = method === 0 ? stored : inflateRawSync(stored, { maxOutputLength: size + 1 });
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
