import { expect, it } from 'vitest';
import { farApart } from '../../src/difference/far-apart.ts';

const told = (counts: number[], minimum: number) =>
  farApart(
    counts.map((count) => [count]),
    minimum,
    ([count]) => String(count),
    '–',
  );

it('tells an earlier count only where it is the same as each later one told, or far from it', () => {
  expect(told([60, 76, 77], 1)).toEqual(['60', '76', '77']);
  expect(told([60, 76, 77], 5)).toEqual(['60', 'withheld', '77']);
  expect(told([75, 76, 77], 2)).toEqual(['75', 'withheld', '77']);
  expect(told([77, 77, 77], 5)).toEqual(['77', '77', '77']);
  expect(farApart([null, [3]], 5, String, '–')).toEqual(['–', '3']);
});
