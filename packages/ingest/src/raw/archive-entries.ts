import { inflateRawSync } from 'node:zlib';

/** An entry of a zip archive, as its table of contents gives it. */
export interface ArchiveEntry {
  name: string;
  method: number;
  checksum: number;
  flags: number;
  packed: number;
  size: number;
  offset: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** The table of contents of a zip archive; undefined where it has none that can be read. */
export function archiveEntries(bytes: Uint8Array): ArchiveEntry[] | undefined {
  try {
    return contents(bytes, viewOf(bytes));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The bytes of an entry, no more than it says it has and one; throws where they can't be unpacked. */
export function unpackedEntry(bytes: Uint8Array, entry: ArchiveEntry): Uint8Array {
  const { method, packed, size, offset } = entry;
  const view = viewOf(bytes);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const stored = bytes.subarray(start, start + packed);
  return method === 0 ? stored : inflateRawSync(stored, { maxOutputLength: size + 1 });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
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
