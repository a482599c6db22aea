import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/raw/decode-text.ts';
import { sniffDelimiter } from '../../src/raw/sniff-delimiter.ts';
import { splitDelimited } from '../../src/raw/split-delimited.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('decodeText', () => {
  it('reads the marks and quotes of windows-1252', () => {
    const all = bytes(0x80, 0x84, 0x93, 0x96, 0xfc, 0xdf);
    expect(decodeText(all, 'windows-1252')).toEqual({
      text: '€„“–üß',
      encoding: 'windows-1252',
    });
    expect(decodeText(all)).toMatchObject({ encoding: 'windows-1252' });
    expect(decodeText(bytes(0xa4), 'iso-8859-15')).toMatchObject({ text: '€' });
  });

  it('drops a byte order mark and takes its word', () => {
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, 0x61))).toEqual({ text: 'a', encoding: 'utf-8' });
    expect(decodeText(bytes(0xff, 0xfe, 0x61, 0))).toEqual({ text: 'a', encoding: 'utf-16le' });
    expect(decodeText(bytes(0xff, 0xfe, 0x61, 0), 'utf-16le')).toMatchObject({ text: 'a' });
    expect(decodeText(bytes(0xfe, 0xff, 0, 0x61))).toEqual({ text: 'a', encoding: 'utf-16be' });
    expect(decodeText(bytes(0, 0x61), 'utf-16be')).toMatchObject({ text: 'a' });
  });

  it.each([
    ['utf-16le', (code: number) => [code, 0]],
    ['utf-16be', (code: number) => [0, code]],
  ] as const)('names %s without a byte order mark', (encoding, pair) => {
    const text = bytes(...[...'Größe'].flatMap((sign) => pair(sign.charCodeAt(0))));
    for (const declared of [undefined, 'windows-1252'] as const)
      expect(decodeText(text, declared)).toMatchObject({
        problem: { rule: 'wrong-encoding', action: expect.stringContaining(encoding) },
      });
    expect(decodeText(bytes(0x61, 0, 0x62, 0x63, 0, 0x64))).toMatchObject({
      problem: { action: expect.stringContaining('correct `encoding`') },
    });
  });

  it('takes valid UTF-8 for UTF-8', () => {
    expect(decodeText(new TextEncoder().encode('Größe €'))).toEqual({
      text: 'Größe €',
      encoding: 'utf-8',
    });
    expect(decodeText(new TextEncoder().encode('plain'), 'windows-1252')).toMatchObject({
      text: 'plain',
    });
  });

  it.each([
    [[0x61, 0x0a, 0xc3, 0xbc, 0x0a, 0xfc, 0x0a], 3, '0xFC'],
    [[0xe2, 0x82], 1, '0xE2'],
    [[0x0a, 0x0a, 0x80], 3, '0x80'],
  ])('names line and byte that are no UTF-8: %j', (values, row, byte) => {
    expect(decodeText(bytes(...values), 'utf-8')).toMatchObject({
      problem: { rule: 'wrong-encoding', row, found: expect.stringContaining(`byte ${byte},`) },
    });
  });
});

describe('splitDelimited', () => {
  it('keeps rows as a spreadsheet counts them', () => {
    expect(splitDelimited('a;"b\n;c"\r\n\r\n1;2\n', ';')).toMatchObject({
      rows: [['a', 'b\n;c'], [''], ['1', '2']],
    });
    expect(splitDelimited('a;b\rc;d', ';')).toMatchObject({
      rows: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    });
  });
});

describe('sniffDelimiter', () => {
  it.each([
    ['id;"weight, kg";a|b\n1;2;3', ';'],
    ['id,"weight; kg",a\n', ','],
    ['id\tweight\n', '\t'],
    ['id|weight', '|'],
  ])('%j', (text, delimiter) => {
    const wanted = new Set(['id', 'weight', 'weight, kg', 'weight; kg']);
    expect(sniffDelimiter(text, 1, wanted)?.delimiter).toBe(delimiter);
  });

  it('says nothing where no heading is known', () => {
    expect(sniffDelimiter('x;y\n', 1, new Set(['id']))).toBeUndefined();
    expect(sniffDelimiter('x;y\n', 5, new Set(['x']))).toBeUndefined();
  });
});
