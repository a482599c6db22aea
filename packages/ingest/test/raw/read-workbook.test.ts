import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/raw/read-workbook.ts';
import { shownPrecision } from '../../src/raw/shown-precision.ts';
import { unusedSheets } from '../../src/raw/unused-sheets.ts';

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

describe('a workbook', () => {
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
