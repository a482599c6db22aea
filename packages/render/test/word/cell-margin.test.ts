import { expect, it } from 'vitest';
import { naturalWidths } from '../../src/print/natural-widths.ts';
import type { Table } from '../../src/view/view-model.ts';
import { cellMargin } from '../../src/word/cell-margin.ts';

const ONE = {
  columns: [{ align: 'right', flexible: false }],
  head: [],
  body: [{ cells: [{ spans: [{ text: '0.47' }], colspan: 1, rowspan: 1 }] }],
} as unknown as Table;

it.each([5, 7, 8, 8.5])('leaves a number of %d points its natural width', (size) => {
  const text = 4 * size * 0.5;
  const [width] = naturalWidths(ONE, size, () => text) as [number];
  const margin = cellMargin(size) / 20;
  expect(width - margin).toBeGreaterThanOrEqual(text);
  expect(margin).toBeGreaterThan(size / 2);
});
