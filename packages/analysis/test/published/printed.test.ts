import { describe, expect, it, test } from 'vitest';
import { comparePrinted } from '../../src/published/compare-printed.ts';
import { isPrintedSo, printedInterval } from '../../src/published/printed-interval.ts';

describe('printedInterval', () => {
  it.each([
    ['0.83', false, 0.825, 0.835],
    ['1.0', false, 0.95, 1.05],
    ['54', false, 53.5, 54.5],
    ['61', true, 0.605, 0.615],
    ['85.8', true, 0.8575, 0.8585],
    ['two', false, 1.5, 2.5],
    ['0', false, -0.5, 0.5],
  ])('%s (percent: %s)', (text, percent, lower, upper) => {
    expect(printedInterval(text, percent)).toMatchObject({ lower, upper, open: 'none' });
  });

  it.each([
    ['<0.001', Number.NEGATIVE_INFINITY, 0.001, 'upper'],
    ['≤0.05', Number.NEGATIVE_INFINITY, 0.05, 'none'],
    ['>0.99', 0.99, Number.POSITIVE_INFINITY, 'lower'],
    ['≥18', 18, Number.POSITIVE_INFINITY, 'none'],
  ])('%s', (text, lower, upper, open) => {
    expect(printedInterval(text)).toMatchObject({ lower, upper, open });
  });

  it('is none for NA, and an error for what is no number', () => {
    expect(printedInterval('NA')).toBeUndefined();
    expect(() => printedInterval('many')).toThrow('no printed number');
  });

  it('takes ties to either side, for every share of up to 200 patients', () => {
    let ties = 0;
    for (let whole = 1; whole <= 200; whole += 1)
      for (let count = 0; count <= whole; count += 1) {
        if ((count * 1000) % whole !== 0 || ((count * 1000) / whole) % 10 !== 5) continue;
        ties += 1;
        const below = Math.floor((count * 100) / whole);
        for (const text of [String(below), String(below + 1)]) {
          const interval = printedInterval(text, true);
          expect(interval !== undefined && isPrintedSo(count / whole, interval)).toBe(true);
        }
      }
    expect(ties).toBeGreaterThan(100);
  });
});

describe('comparePrinted', () => {
  test.each([
    [0.8349, '0.83', false, 'match', '0.83', 0.49],
    [0.8351, '0.83', false, 'miss', '0.84', 0.51],
    [0.865, '0.87', false, 'match', '0.87', -0.5],
    [0.865, '0.86', false, 'match', '0.86', 0.5],
    [47 / 77, '61', true, 'match', '61', 0.04],
    [15 / 20, '71', true, 'miss', '75', 4],
    [0.0002, '<0.001', false, 'match', '<0.001', 0],
    [0.001, '<0.001', false, 'miss', '0.001', 0],
    [0.0034, '<0.001', false, 'miss', '0.003', 2.4],
    [0.05, '≤0.05', false, 'match', '≤0.05', 0],
    [2, 'two', false, 'match', '2', 0],
  ])('%s against "%s"', (value, text, percent, status, rounded, distance) => {
    const found = comparePrinted(value, text, percent);
    expect(found).toMatchObject({ status, rounded });
    expect(found.distance).toBeCloseTo(distance, 2);
  });

  test('NA is matched by no value alone, a number by a value alone', () => {
    expect(comparePrinted(null, 'NA', false)).toMatchObject({ status: 'match', rounded: 'NA' });
    expect(comparePrinted(3, 'NA', false)).toMatchObject({ status: 'miss', rounded: '3' });
    expect(comparePrinted(null, '0.83', false)).toMatchObject({ status: 'absent', rounded: null });
  });
});
