import { expect, it } from 'vitest';
import { agree, type Known } from '../../src/values/agree.ts';

const day = (value: string): Known => ({ value, precision: 'day' });

it('lets a partial date agree with every date that it may stand for', () => {
  const may: Known = { value: '2016-05-15', precision: 'month' };
  const year: Known = { value: '2016-07-01', precision: 'year' };
  expect(agree(may, day('2016-05-31'))).toBe(true);
  expect(agree(day('2016-05-01'), may)).toBe(true);
  expect(agree(may, day('2016-06-15'))).toBe(false);
  expect(agree(year, may)).toBe(true);
  expect(agree(year, day('2017-07-01'))).toBe(false);
  expect(agree(day('2016-05-15'), day('2016-05-16'))).toBe(false);
  expect(agree({ value: 1, precision: 'day' }, { value: 1, precision: 'day' })).toBe(true);
});

it('lets no two texts agree because they begin alike, as long as a date is', () => {
  expect(agree(day('leiomyosarcoma'), day('leiomyosarcoma, uterine'))).toBe(false);
});
