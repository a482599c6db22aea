import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkArchive } from '../../src/raw/check-archive.ts';
import { workbookBytes } from '../workbook-bytes.ts';

interface Part {
  name: string;
  content: Buffer;
  /** What the table of contents says of its size. */
  size?: number;
  flags?: number;
}

/** A zip archive of deflated parts. */
function zip(parts: readonly Part[]): Uint8Array {
  const files: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, content, size = content.length, flags = 0 } of parts) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(offset, 42);
    files.push(local, Buffer.from(name), packed);
    entries.push(entry, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const table = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...files, table, end]));
}

const text = (content: string) => Buffer.from(content);
const found = (parts: readonly Part[]) => {
  const problem = checkArchive(zip(parts));
  return problem === undefined ? undefined : `${problem.rule}: ${problem.found}`;
};

describe('checkArchive', () => {
  it('lets a workbook pass', async () => {
    const bytes = await workbookBytes({ sheets: [{ name: 'A', rows: [['x', 1]] }] });
    expect(checkArchive(bytes)).toBeUndefined();
    expect(found([{ name: 'xl/workbook.xml', content: text('<workbook/>') }])).toBeUndefined();
  });

  it('refuses what unpacks to too much, before unpacking it', () => {
    const part = { name: 'xl/a.xml', content: text('<a/>') };
    expect(found([{ ...part, size: 600 * 1024 * 1024 }])).toMatch(/^file-refused: \d+ bytes/);
    expect(found(Array(3).fill({ ...part, size: 200 * 1024 * 1024 }))).toMatch(/^file-refused/);
    expect(found([{ name: 'a', content: Buffer.alloc(30_000_000) }])).toMatch(
      /^file-refused: a part that unpacks to 30000000 bytes from \d+/,
    );
    expect(found(Array(10_001).fill(part))).toBe('file-refused: 10001 parts');
  });

  it('refuses a part that unpacks to more than it says', () => {
    const liar = { name: 'a', content: Buffer.alloc(5_000_000, 'x'), size: 1000 };
    expect(found([liar])).toBe('file-refused: a part that unpacks to more than it says');
  });

  it.each(['../../etc/passwd', '/etc/passwd', 'xl/../../x', 'C:\\x', 'xl\\..\\x'])(
    'refuses the path %s',
    (name) => {
      expect(found([{ name, content: text('x') }])).toBe(
        'file-refused: a part whose path leads out of the archive',
      );
    },
  );

  it('refuses document type declarations, passwords and damage', async () => {
    const doctype = text('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>');
    expect(found([{ name: 'xl/a.xml', content: doctype }])).toMatch(/DOCTYPE/);
    expect(found([{ name: 'xl/a.xml', content: text('<a/>'), flags: 1 }])).toMatch(/password/);
    const bytes = await workbookBytes({ sheets: [{ name: 'A', rows: [['x', 1]] }] });
    for (let length = 1; length < bytes.length; length += 97)
      expect(checkArchive(bytes.subarray(0, length))?.rule).toBe('not-a-workbook');
  });
});
