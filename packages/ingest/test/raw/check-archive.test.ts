import { describe, expect, it } from 'vitest';
import { checkArchive } from '../../src/raw/check-archive.ts';
import { workbookBytes } from '../workbook-bytes.ts';
import { type Part, zip } from './zip.ts';

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

  it('refuses a part that unpacks to other bytes than its checksum tells', () => {
    const bytes = zip([{ name: 'xl/a.xml', content: text('<a/>') }]);
    const table = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes[table + 16]! ^= 1;
    expect(checkArchive(bytes)).toMatchObject({ rule: 'not-a-workbook', found: 'a damaged file' });
  });
});
