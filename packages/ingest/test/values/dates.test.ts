import { describe, expect, it } from 'vitest';
import { completeDate } from '../../src/values/complete-date.ts';
import { excelDate } from '../../src/values/excel-date.ts';
import { type DateFormat, parseDate } from '../../src/values/parse-date.ts';

describe('parseDate', () => {
  it.each<[string, DateFormat, string]>([
    ['2014-02-03', 'yyyy-MM-dd', '2014-02-03'],
    ['03.02.2014', 'dd.MM.yyyy', '2014-02-03'],
    ['3.2.2014', 'd.M.yyyy', '2014-02-03'],
    ['13.12.2014', 'd.M.yyyy', '2014-12-13'],
    ['03/02/2014', 'dd/MM/yyyy', '2014-02-03'],
    ['03/02/2014', 'MM/dd/yyyy', '2014-03-02'],
    ['20140203', 'yyyyMMdd', '2014-02-03'],
    ['41673', 'excel-serial', '2014-02-03'],
    ['41673.75', 'excel-serial', '2014-02-03'],
    ['40211', 'excel-serial-1904', '2014-02-03'],
    ['29.02.2000', 'dd.MM.yyyy', '2000-02-29'],
    ['2014-02-03', 'iso-date-time', '2014-02-03'],
    ['2014-02-03 10:00', 'iso-date-time', '2014-02-03'],
    ['2014-02-03T23:59:60', 'iso-date-time', '2014-02-03'],
    ['2014-02-03T00:15:00.123+01:00', 'iso-date-time', '2014-02-03'],
    ['2014-02-03+01:00', 'iso-date-time', '2014-02-03'],
    ['2014-02-03Z', 'iso-date-time', '2014-02-03'],
    ['2014-02-03T00:00:00.000Z', 'iso-date-time', '2014-02-03'],
    ['03.02.2014 10:00', 'dd.MM.yyyy HH:mm', '2014-02-03'],
    ['03.02.2014 10:00:59', 'dd.MM.yyyy HH:mm', '2014-02-03'],
  ])('%s as %s is %s', (text, format, date) => {
    expect(parseDate(text, [format], false)).toEqual({ date, precision: 'day' });
  });

  it.each<[string, DateFormat, number, number | null]>([
    ['2014-02', 'yyyy-MM', 2014, 2],
    ['02.2014', 'MM.yyyy', 2014, 2],
    ['02/2014', 'MM/yyyy', 2014, 2],
    ['2014', 'yyyy', 2014, null],
  ])('%s as %s is partial', (text, format, year, month) => {
    expect(parseDate(text, [format], false)).toEqual({
      year,
      month,
      precision: month === null ? 'year' : 'month',
    });
  });

  it.each<[string, DateFormat]>([
    ['31.02.2014', 'dd.MM.yyyy'],
    ['29.02.1900', 'dd.MM.yyyy'],
    ['00.01.2014', 'dd.MM.yyyy'],
    ['2014-13-01', 'yyyy-MM-dd'],
    ['13.2014', 'MM.yyyy'],
    ['0000', 'yyyy'],
    ['2014-02-30T10:00:00Z', 'iso-date-time'],
    ['60', 'excel-serial'],
    ['0', 'excel-serial'],
  ])('%s as %s does not exist', (text, format) => {
    expect(parseDate(text, [format], false)).toEqual({ failure: 'impossible' });
  });

  it.each<[string, DateFormat]>([
    ['3.2.2014', 'dd.MM.yyyy'],
    ['03.02.14', 'dd.MM.yyyy'],
    ['2014-02-03 10:00', 'yyyy-MM-dd'],
    ['2014-02-03T24:00:00', 'iso-date-time'],
    ['2014-02-03T10', 'iso-date-time'],
    ['2014-02', 'iso-date-time'],
    ['03.02.2014', 'dd.MM.yyyy HH:mm'],
    ['Feb 2014', 'yyyy'],
    ['-1', 'excel-serial'],
    ['1950', 'excel-serial'],
    ['2014', 'excel-serial-1904'],
    ['03.1950', 'excel-serial'],
    ['5,2015', 'excel-serial'],
  ])('%s is not written as %s', (text, format) => {
    expect(parseDate(text, [format], false)).toEqual({ failure: 'format' });
  });

  it.each(['2014-02-03T23:00:00Z', '2014-02-03T23:00:00.000+00:00', '2014-02-03 00:30-00:00'])(
    '%s is a day of UTC',
    (text) => {
      expect(parseDate(text, ['iso-date-time'], false)).toEqual({
        date: '2014-02-03',
        precision: 'day',
        utc: true,
      });
    },
  );

  it('takes the first declared format that fits', () => {
    expect(parseDate('2014', ['yyyy', 'excel-serial'], false)).toMatchObject({ year: 2014 });
    expect(parseDate('2014', ['excel-serial', 'yyyy'], false)).toMatchObject({ year: 2014 });
    expect(parseDate('41673', ['yyyyMMdd', 'excel-serial'], false)).toMatchObject({
      date: '2014-02-03',
    });
    expect(parseDate('13/02/2014', ['MM/dd/yyyy', 'dd/MM/yyyy'], false)).toMatchObject({
      date: '2014-02-13',
    });
  });
});

describe('excelDate', () => {
  it('counts as Excel does in both systems', () => {
    expect(excelDate(1, false)).toBe('1900-01-01');
    expect(excelDate(59, false)).toBe('1900-02-28');
    expect(excelDate(60, false)).toBeUndefined();
    expect(excelDate(61, false)).toBe('1900-03-01');
    expect(excelDate(2_958_465, false)).toBe('9999-12-31');
    expect(excelDate(0, true)).toBe('1904-01-01');
    expect(excelDate(41_673 - 1462, true)).toBe(excelDate(41_673, false));
  });
});

describe('completeDate', () => {
  it('takes the declared day of the month or of the year', () => {
    const impute = { month: 15, year: '07-01' };
    expect(completeDate(2014, 2, impute)).toBe('2014-02-15');
    expect(completeDate(2014, null, impute)).toBe('2014-07-01');
  });
});
