import { expect, it } from 'vitest';
import { fitsHeader } from '../../src/tables/fits-header.ts';

it('counts cells against headings, but not empty ones at the end', () => {
  const header = ['a', 'b', ''];
  expect(fitsHeader(['1', '2', '3'], header)).toBe(true);
  expect(fitsHeader(['1', '2'], header)).toBe(true);
  expect(fitsHeader(['1', '2', '', ' ', ''], header)).toBe(true);
  expect(fitsHeader(['1'], header)).toBe(false);
  expect(fitsHeader(['1', '2', '', '4'], header)).toBe(false);
});
