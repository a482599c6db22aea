import { type Codebook, codebookSchema, type MappedColumn } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../src/values/dialect.ts';
import { valueReader } from '../../src/values/value-reader.ts';

const dialect: Dialect = {
  decimal: '.',
  missing: new Set(['-99']),
  dates: ['yyyy-MM-dd'],
  date1904: false,
};

function reader(field: object, column: Partial<MappedColumn> = {}, factor = 1) {
  const codebook: Codebook = codebookSchema.parse({
    entities: { e: { label: 'E', key: ['f'], fields: { f: { label: 'F', ...field } } } },
    variables: {},
  });
  const definition = codebook.entities.e?.fields.f;
  if (definition === undefined) throw new Error('no field');
  const own = { ...dialect, dates: column.dates ?? dialect.dates };
  return valueReader(definition, { to: 'f', ...column }, own, factor, 'sites/x.yaml');
}

describe('valueReader', () => {
  it('asks the declared values first, then the codes for "not known", then the type', () => {
    const read = reader({ type: 'integer' }, { values: { '-99': -99, many: 6, none: null } });
    expect(read(' many ')).toEqual({ state: 'read', value: 6 });
    expect(read('-99')).toEqual({ state: 'read', value: -99 });
    expect(read('none')).toEqual({ state: 'missing', value: null });
    expect(read('7')).toEqual({ state: 'read', value: 7 });
    expect(reader({ type: 'integer' })(-99)).toEqual({ state: 'missing', value: null });
    expect(read('   ')).toEqual({ state: 'empty', value: null });
    expect(read(undefined)).toEqual({ state: 'empty', value: null });
  });

  it('knows levels by value or label whatever the case, but nothing like them', () => {
    const read = reader({ type: 'category', levels: [{ r0: 'R0 (complete)' }, 'rx'] });
    expect(read('R0').value).toBe('r0');
    expect(read('r0 (COMPLETE)').value).toBe('r0');
    expect(read('RX').value).toBe('rx');
    expect(read('R0?')).toMatchObject({ state: 'unusable', value: null });
    expect(read('r').problem?.rule).toBe('value-not-mapped');
  });

  it('reads composed and decomposed characters alike', () => {
    const read = reader({ type: 'category', levels: ['a'] }, { values: { Größe: 'a' } });
    expect(read('Gro\u0308ße').value).toBe('a');
  });

  it('reads blanks that do not break as blanks', () => {
    const levels = { type: 'category', levels: ['a'] };
    expect(reader(levels, { values: { 'not known': 'a' } })('not\u00a0known').value).toBe('a');
    expect(reader(levels, { values: { 'not\u202fknown': 'a' } })('not known').value).toBe('a');
    expect(reader({ type: 'id' })('\u00a0AB\u00a012').value).toBe('AB 12');
    expect(reader({ type: 'number' })('1\u00a0234').problem?.rule).toBe('number-not-readable');
  });

  it('doubts control characters in an identifier or a text', () => {
    const read = reader({ type: 'id' });
    expect(read('S\u00082')).toMatchObject({ state: 'read', value: 'S\u00082' });
    expect(read('S\u00082').problem?.rule).toBe('control-signs');
    expect(reader({ type: 'text' })('a\u0085').problem?.rule).toBe('control-signs');
    expect(reader({ type: 'text' })('a\tb\r\nc').problem).toBeUndefined();
    expect(read('S\u200b2').problem?.rule).toBe('control-signs');
    expect(read('S2\u00ad').problem?.rule).toBe('control-signs');
  });

  it('converts units without binary noise', () => {
    expect(reader({ type: 'number', unit: 'mm' }, { unit: 'cm' }, 10)('1.1').value).toBe(11);
    expect(reader({ type: 'number', unit: 'cm' }, { unit: 'mm' }, 0.1)('23').value).toBe(2.3);
    expect(reader({ type: 'integer', unit: 'mm' }, { unit: 'cm' }, 10)('1.1').value).toBe(11);
    expect(reader({ type: 'number' })(1.7000000000000002).value).toBe(1.7);
  });

  it('keeps a value out of range, in doubt', () => {
    const reading = reader({ type: 'number', range: [0, 10] })('11');
    expect(reading).toMatchObject({ state: 'read', value: 11 });
    expect(reading.problem).toMatchObject({ rule: 'value-out-of-range', severity: 'warning' });
    const open = reader({ type: 'date', range: [null, '2000-12-31'] });
    expect(open('2000-12-31').problem).toBeUndefined();
    expect(open('2001-01-01').problem?.expected).toBe('2000-12-31 or earlier');
  });

  it('tells the range in the unit of the export too, as the value in doubt is shown as it came', () => {
    const size = { type: 'number', unit: 'mm', range: [1, 150] };
    const { problem } = reader(size, { unit: 'cm' }, 10)('26');
    expect(problem).toMatchObject({
      expected: '1 to 150 mm, that is 0.1 to 15 cm',
      action:
        "the value is used; correct the column's `unit` in sites/x.yaml, or ask the site to confirm it",
    });
    const inMm = reader(size, { unit: 'mm' })('151').problem;
    expect(inMm).toMatchObject({ expected: '1 to 150 mm' });
    expect(inMm?.action).toBe('the value is used; ask the site to confirm it');
    const open = { type: 'number', unit: 'kg', range: [null, 300] };
    expect(reader(open, { unit: 'lb' }, 0.45359237)('700').problem?.expected).toBe(
      '300 kg or less, that is 661 lb or less',
    );
  });

  it('blocks where the mapping fails a required field, not where the data are wrong', () => {
    const category = { type: 'category', levels: ['a'], required: true };
    expect(reader(category)('b').problem?.severity).toBe('blocking');
    const date = reader({ type: 'date', required: true });
    expect(date('31.12.2000').problem?.severity).toBe('blocking');
    expect(date('2000-02-30').problem?.severity).toBe('warning');
  });

  it('takes workbook cells as what they are', () => {
    expect(reader({ type: 'id' })(7).value).toBe('7');
    expect(reader({ type: 'text' })({ date: '2000-01-01' }).value).toBe('2000-01-01');
    expect(reader({ type: 'date' })({ date: '2000-01-01' }).value).toBe('2000-01-01');
    expect(reader({ type: 'number' })({ date: '2000-01-01' }).problem?.rule).toBe(
      'number-not-readable',
    );
    expect(reader({ type: 'number' })({ error: '#N/A' }).problem?.rule).toBe('error-cell');
  });

  it('reads a percentage by the unit, and not without one', () => {
    const cell = { percent: 0.07 };
    expect(reader({ type: 'number', unit: 'percent' })(cell).value).toBe(7);
    expect(reader({ type: 'integer', unit: '%' })(cell).value).toBe(7);
    expect(reader({ type: 'number', unit: 'fraction' })(cell).value).toBe(0.07);
    expect(
      reader({ type: 'number', unit: 'fraction' }, { unit: 'percent' }, 0.01)(cell).value,
    ).toBe(0.07);
    for (const field of [{ type: 'number' }, { type: 'number', unit: 'mm' }])
      expect(reader(field)(cell)).toMatchObject({
        state: 'unusable',
        problem: { rule: 'number-not-readable', message: expect.stringContaining('percentage') },
      });
    expect(reader({ type: 'date' })(cell).problem?.rule).toBe('date-not-readable');
    expect(reader({ type: 'text' })(cell).value).toBe('7%');
  });

  it.each([
    ['1.23457E+11', 'unusable', 'id-rounded'],
    ['1,2E+08', 'unusable', 'id-rounded'],
    ['1e+21', 'unusable', 'id-rounded'],
    ['2E14', 'read', undefined],
    [1e17, 'unusable', 'id-rounded'],
    ['12.0', 'read', 'id-is-decimal'],
    ['12,0', 'read', 'id-is-decimal'],
    ['12.01', 'read', undefined],
    ['E+11', 'read', undefined],
    ['123456789012345678', 'read', undefined],
    [123_456_789_012_345, 'read', undefined],
  ])('takes the identifier %s as %s', (cell, state, rule) => {
    const reading = reader({ type: 'id' })(cell);
    expect(reading.state).toBe(state);
    expect(reading.problem?.rule).toBe(rule);
    expect(reader({ type: 'text' })(cell).problem).toBeUndefined();
  });

  it('doubts a day of UTC, and keeps it', () => {
    const read = reader({ type: 'date' }, { dates: ['iso-date-time'] });
    expect(read('2014-02-03T23:00:00Z')).toMatchObject({
      state: 'read',
      value: '2014-02-03',
      problem: { rule: 'date-in-utc', severity: 'warning' },
    });
    expect(read('2014-02-03T23:00:00+01:00').problem).toBeUndefined();
  });

  it('doubts a date whose year the sheet does not show, and keeps it', () => {
    expect(reader({ type: 'date' })({ date: '2024-04-03', yearHidden: true })).toMatchObject({
      state: 'read',
      value: '2024-04-03',
      problem: { rule: 'date-year-hidden', severity: 'warning' },
    });
  });

  it('takes no number from a cell that a spreadsheet made a date of, and says what happened', () => {
    const reading = reader({ type: 'number' })({ date: '2024-05-13' });
    expect(reading).toMatchObject({ state: 'unusable', value: null });
    expect(reading.problem?.message).toBe(
      'a cell of "F" holds a date; spreadsheets make dates of numbers like 5.5',
    );
    expect(reader({ type: 'number' })('13.Mai').problem?.message).toContain('is not a number');
  });

  it('says of a date before 1900 that Excel has none, and of an error that it is one', () => {
    const read = reader({ type: 'date', identifying: true });
    const { problem, ...rest } = read({ error: 'the number -5 shown as a date', noDay: true });
    expect(rest).toEqual({ state: 'unusable', value: null });
    expect(problem?.message).toContain('Excel has no such day: its days begin with 1900');
    expect(read({ error: '#REF!' }).problem?.message).toContain('holds an Excel error');
  });

  it('doubts an identifier that a spreadsheet made a date of', () => {
    expect(reader({ type: 'id' })({ date: '2024-04-03' })).toMatchObject({
      state: 'read',
      problem: { rule: 'id-is-date' },
    });
  });
});
