import { expect, it } from 'vitest';
import { bodyRow, cell, ESTIMATE, numberCell, TEXT } from '../../src/tables/cells.ts';
import { span } from '../../src/view/span.ts';
import type { Table } from '../../src/view/view-model.ts';
import { breakEstimates } from '../../src/word/break-estimates.ts';

const estimate = () => numberCell([span('0.83'), span(' ('), span('0.48–1.45'), span(')')]);
const table: Table = {
  kind: 'table',
  id: 't',
  label: '',
  title: '',
  columns: [TEXT, ESTIMATE, ESTIMATE],
  head: [],
  body: [
    bodyRow([
      cell([span('Age'), span(' ('), span('years)')], { rowspan: 2 }),
      estimate(),
      estimate(),
    ]),
    bodyRow([estimate(), estimate()]),
    bodyRow([cell(''), numberCell([span('1'), span(' ('), span('all)')], { colspan: 2 })]),
  ],
  notes: [],
  file: null,
};
const texts = ({ body }: Table) =>
  body.map(({ cells }) => cells.map(({ spans }) => spans.map(({ text }) => text).join('')));

it('intervals stand below their estimates where a column of numbers is too narrow for both', () => {
  const broken = breakEstimates(table, [10, 100, 99], [50, 100, 100]);
  expect(texts(broken)).toEqual([
    ['Age (years)', '0.83 (0.48–1.45)', '0.83\n(0.48–1.45)'],
    ['0.83 (0.48–1.45)', '0.83\n(0.48–1.45)'],
    ['', '1 (all)'],
  ]);
});

it('a cell over several columns has room', () => {
  const broken = breakEstimates(table, [10, 50, 50], [50, 100, 100]);
  expect(texts(broken).at(-1)).toEqual(['', '1 (all)']);
});

it('and beside them where it is not', () => {
  expect(breakEstimates(table, [10, 100, 100], [50, 100, 100])).toEqual(table);
});
