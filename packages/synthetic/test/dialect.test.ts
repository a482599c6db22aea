import { describe, expect, it } from 'vitest';
import { encodeText } from '../src/dialect/encode-text.ts';
import { unitFactor } from '../src/dialect/unit-factor.ts';
import { writeDate } from '../src/dialect/write-date.ts';
import { writeWorkbook } from '../src/dialect/write-workbook.ts';

describe('writeDate', () => {
  it.each([
    ['dd.MM.yyyy', '05.03.2019'],
    ['d.M.yyyy', '5.3.2019'],
    ['MM/dd/yyyy', '03/05/2019'],
    ['yyyyMMdd', '20190305'],
    ['yyyy-MM-dd', '2019-03-05'],
  ] as const)('writes %s', (format, text) => {
    expect(writeDate('2019-03-05', 'day', ['yyyy', format])).toBe(text);
  });

  it('writes partial dates in the format that has their precision', () => {
    expect(writeDate('2019-03-05', 'month', ['dd.MM.yyyy', 'MM.yyyy', 'yyyy'])).toBe('03.2019');
    expect(writeDate('2019-03-05', 'year', ['dd.MM.yyyy', 'MM.yyyy', 'yyyy'])).toBe('2019');
    expect(() => writeDate('2019-03-05', 'year', ['dd.MM.yyyy'])).toThrow(
      'no date format of precision "year" among dd.MM.yyyy',
    );
  });

  it('writes no time but that of midnight', () => {
    expect(writeDate('2019-03-05', 'day', ['iso-date-time'])).toBe('2019-03-05');
    expect(writeDate('2019-03-05', 'day', ['dd.MM.yyyy HH:mm'])).toBe('05.03.2019 00:00');
  });

  it("counts days as Excel's two systems do", () => {
    expect(writeDate('2019-03-05', 'day', ['excel-serial'])).toEqual({ serial: 43529 });
    expect(writeDate('2019-03-05', 'day', ['excel-serial-1904'])).toEqual({ serial: 42067 });
  });
});

describe('encodeText', () => {
  it('writes windows-1252 with its quotes and the euro sign', () => {
    expect([...encodeText('„ä€', 'windows-1252')]).toEqual([0x84, 0xe4, 0x80]);
  });

  it('refuses what an encoding does not have', () => {
    expect(() => encodeText('≤', 'windows-1252')).toThrow('"≤" can\'t be written in windows-1252');
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'iso-8859-15', 'windows-1252'] as const)(
    'is read back in %s',
    (encoding) => {
      const text = 'Größe; äöüß€';
      expect(new TextDecoder(encoding).decode(encodeText(text, encoding))).toBe(text);
    },
  );
});

describe('writeWorkbook', () => {
  it('gives the same bytes for the same sheets', async () => {
    const sheets = [{ name: 'A', rows: [['x', 1.5, { serial: 43529 }, '']] }];
    expect(await writeWorkbook(sheets, 'T')).toEqual(await writeWorkbook(sheets, 'T'));
  });
});

describe('unitFactor', () => {
  it('converts lengths and refuses the rest', () => {
    expect(unitFactor('cm', 'mm')).toBe(10);
    expect(unitFactor('mm', 'cm')).toBe(0.1);
    expect(() => unitFactor('cm', 'kg')).toThrow("can't write cm as kg");
  });
});
