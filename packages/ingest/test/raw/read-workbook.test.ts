import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { hiddenRows } from '../../src/raw/hidden-rows.ts';
import type { RawSheet } from '../../src/raw/raw-sheet.ts';
import { readWorkbook } from '../../src/raw/read-workbook.ts';
import { shownPrecision } from '../../src/raw/shown-precision.ts';
import { shownTime } from '../../src/raw/shown-time.ts';
import { unusedSheets } from '../../src/raw/unused-sheets.ts';
import { zip } from './zip.ts';

describe('how much of a date a number format shows', () => {
  it.each([
    ['mmm yy', 'month'],
    ['mm.yyyy', 'month'],
    ['[$-407]mmm\\ yyyy;@', 'month'],
    ['yyyy', 'year'],
    ['"in" yyyy', 'year'],
    ['dd.mm.yyyy', undefined],
    ['m/d/yy h:mm', undefined],
    ['h:mm', undefined],
    ['0.00', undefined],
  ])('%s: %s', (format, precision) => {
    expect(shownPrecision(format)).toBe(precision);
  });
});

describe('what a number format shows of a day count', () => {
  it.each([
    [0.5625, 'h:mm', '13:30:00'],
    [43_835.5, 'hh:mm:ss', '12:00:00'],
    [43_835.75, 'h:mm AM/PM', '18:00:00'],
    [1.25, '[h]:mm', '30:00:00'],
    [1.25, '[mm]:ss', '30:00:00'],
    [0.99999999, 'h:mm', '0:00:00'],
    [43_835, 'dd.mm.yyyy hh:mm', undefined],
    [43_835, '[$-407]d. mmm', undefined],
    [43_835, 'mmm yy', undefined],
  ])('%s as %s: %s', (count, format, shown) => {
    expect(shownTime(count, format)).toBe(shown);
  });
});

describe('a workbook', () => {
  const readColumn = async (
    cells: [value: number, numFmt: string, formula?: string][],
    dateSystem: '1900' | '1904' = '1900',
  ) => {
    const bytes = await writeXlsx({
      dateSystem,
      sheets: [
        {
          name: 'a',
          rows: cells.map(([value]) => [value]),
          cells: new Map(
            cells.map(([value, numFmt, formula], row) => [
              `${row},0`,
              { value, style: { numFmt }, ...(formula && { formula, formulaResult: value }) },
            ]),
          ),
        },
      ],
    });
    const sheets = await readWorkbook(bytes);
    if ('problem' in sheets) throw new Error(sheets.problem.message);
    return sheets.get('a')?.rows.map(([cell]) => cell);
  };

  it('has no date where it shows a time, or a number that is no day', async () => {
    expect(
      await readColumn([
        [0.5625, 'h:mm'],
        [0, 'dd.mm.yyyy'],
        [-5, 'dd.mm.yyyy'],
        [0, 'dd.mm.yyyy;;'],
        [1, 'dd.mm.yyyy'],
        [43_835.75, 'dd.mm.yyyy hh:mm'],
      ]),
    ).toEqual([
      '13:30:00',
      { error: 'the number 0 shown as a date', noDay: true },
      { error: 'the number -5 shown as a date', noDay: true },
      '',
      { date: '1900-01-01' },
      { date: '2020-01-05' },
    ]);
    expect(
      await readColumn(
        [
          [0.5, 'h:mm'],
          [0, 'dd.mm.yyyy'],
        ],
        '1904',
      ),
    ).toEqual(['12:00:00', { date: '1904-01-01' }]);
  });

  it('has the days of early 1900 right, and none for Excel’s 29 February', async () => {
    const format = 'dd.mm.yyyy';
    const phantom = { error: '29.02.1900, a day that never was', noDay: true };
    const counts = [1, 58, 59, 59.5, 60, 60.5, 61].map((count): [number, string] => [
      count,
      format,
    ]);
    expect(await readColumn(counts)).toEqual([
      { date: '1900-01-01' },
      { date: '1900-02-27' },
      { date: '1900-02-28' },
      { date: '1900-02-28' },
      phantom,
      phantom,
      { date: '1900-03-01' },
    ]);
    expect(await readColumn(counts.slice(2, 5), '1904')).toEqual([
      { date: '1904-02-29' },
      { date: '1904-02-29' },
      { date: '1904-03-01' },
    ]);
  });

  it('tells of a date shown without its year', async () => {
    expect(
      await readColumn([
        [43_497, 'd. mmm'],
        [43_497, 'd. mmm yy'],
        [43_497, '[$-411]ge.m.d'],
      ]),
    ).toEqual([
      { date: '2019-02-01', yearHidden: true },
      { date: '2019-02-01' },
      { date: '2019-02-01' },
    ]);
  });

  it('has of a formula’s date no more than it shows', async () => {
    expect(await readColumn([[43_497, 'mmm yy', 'B1']])).toEqual([
      { date: '2019-02-01', precision: 'month' },
    ]);
  });

  it('tells percentages from numbers, and keeps the zeros that it shows before a number', async () => {
    expect(
      await readColumn([
        [0.45, '0.0%'],
        [0.45, '0.0 "%"'],
        [123, '00000'],
        [123_456, '00000'],
        [1.5, '00000'],
        [5, '0'],
      ]),
    ).toEqual([{ percent: 0.45 }, 0.45, '00123', '123456', 1.5, 5]);
  });

  it('has of a date no more than it shows', async () => {
    const formats = ['mmm yy', 'yyyy', 'dd.mm.yyyy'];
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'a',
          rows: formats.map(() => [43_497]),
          cells: new Map(
            formats.map((numFmt, row) => [`${row},0`, { value: 43_497, style: { numFmt } }]),
          ),
        },
      ],
    });
    const sheets = await readWorkbook(bytes);
    if ('problem' in sheets) throw new Error(sheets.problem.message);
    expect(sheets.get('a')?.rows).toEqual([
      [{ date: '2019-02-01', precision: 'month' }],
      [{ date: '2019-02-01', precision: 'year' }],
      [{ date: '2019-02-01' }],
    ]);
  });

  it('tells of rows below the header that are hidden and hold something', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'a',
          rows: [['h'], ['x'], ['y'], [''], ['z']],
          rowDefs: new Map([0, 2, 3, 4].map((row) => [row, { hidden: true }])),
        },
      ],
    });
    const sheet = ((await readWorkbook(bytes)) as Map<string, RawSheet>).get('a') as RawSheet;
    expect(hiddenRows(sheet, 1)).toMatchObject([
      { rule: 'rows-hidden', severity: 'info', row: 3, found: '2 hidden rows' },
    ]);
    expect(hiddenRows(sheet, 5)).toEqual([]);
  });

  it('is read though it has sheets that are charts', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const list = (of: readonly [id: string, type: string, target: string][]) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${of
        .map(
          ([id, type, target]) =>
            `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`,
        )
        .join('')}</Relationships>`;
    const parts = {
      '[Content_Types].xml':
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      '_rels/.rels': list([['r1', 'officeDocument', 'xl/workbook.xml']]),
      'xl/_rels/workbook.xml.rels': list([
        ['r1', 'chartsheet', 'chartsheets/sheet1.xml'],
        ['r2', 'worksheet', 'worksheets/sheet1.xml'],
      ]),
      'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Chart" sheetId="1" r:id="r1"/><sheet name="Data" sheetId="2" r:id="r2"/></sheets></workbook>`,
      'xl/chartsheets/sheet1.xml': `<chartsheet xmlns="${main}"/>`,
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>`,
    };
    const bytes = zip(
      Object.entries(parts).map(([name, content]) => ({ name, content: Buffer.from(content) })),
    );
    const sheets = (await readWorkbook(bytes)) as Map<string, RawSheet>;
    expect([...sheets].map(([name, { rows }]) => [name, rows])).toEqual([['Data', [[7]]]]);
  });

  it.each([
    ['xl/workbook.bin', 'a workbook in the binary format XLSB'],
    ['word/document.xml', 'a document of Word'],
    ['patients.csv', 'a zip archive without a workbook'],
    ['xl/workbook.xml', 'a damaged file'],
  ])('is none with %s alone', async (name, kind) => {
    expect(await readWorkbook(zip([{ name, content: Buffer.from('<x/>') }]))).toMatchObject({
      problem: { rule: 'not-a-workbook', found: kind },
    });
  });

  it('is refused with two sheets of one name but for blanks, and tells of sheets that nothing reads', async () => {
    const sheet = (name: string) => ({ name, rows: [['h'], ['x']] });
    expect(
      await readWorkbook(await writeXlsx({ sheets: [sheet('OP'), sheet('OP ')] })),
    ).toMatchObject({
      problem: { rule: 'sheet-twice', found: '"OP"' },
    });
    const read = await readWorkbook(
      await writeXlsx({ sheets: [sheet('OP'), sheet('Later'), { name: 'Empty', rows: [] }] }),
    );
    if ('problem' in read) throw new Error(read.problem.message);
    const named = await readWorkbook(await writeXlsx({ sheets: [sheet('U\u0308bersicht')] }));
    expect([...(named as Map<string, unknown>).keys()]).toEqual(['Übersicht']);
    const table = {
      entity: 'surgery',
      file: 'a.xlsx',
      header_row: 1,
      optional: false,
      constants: {},
    };
    const unused = unusedSheets(read, [{ ...table, sheet: 'OP', columns: {} }]);
    expect(unused).toMatchObject([{ rule: 'sheet-not-used', found: '2 rows' }]);
    expect(unused[0]?.message).toContain('"Later"');
    expect(unusedSheets(read, [{ ...table, columns: {} }])).toEqual([]);
  });
});
