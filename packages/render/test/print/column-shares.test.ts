import { expect, it } from 'vitest';
import { columnShares } from '../../src/print/column-shares.ts';
import type { Table } from '../../src/view/view-model.ts';

const cell = (text: string, colspan = 1, rowspan = 1) => ({ spans: [{ text }], colspan, rowspan });
const table = (rows: ReturnType<typeof cell>[][]) =>
  ({
    columns: rows[0]!.map(() => ({})),
    body: rows.map((cells) => ({ cells })),
  }) as unknown as Table;

it('gives a column of long texts more, and none less than the least', () => {
  expect(
    columnShares(
      table([
        [cell('a'), cell('x'.repeat(100))],
        [cell(''), cell('x'.repeat(28))],
      ]),
    ),
  ).toEqual([3, 8]);
});

it('leaves out what spans columns, and counts a row whose first cell reaches down from above', () => {
  const rows = [
    [cell('x'.repeat(49), 1, 2), cell('x'.repeat(16))],
    [cell('x'.repeat(16))],
    [cell('x'.repeat(400), 2)],
  ];
  expect(columnShares(table(rows))).toEqual([4, 3]);
});

it('knows a table without rows', () => {
  expect(columnShares({ columns: [{}, {}] as unknown as Table['columns'], body: [] })).toEqual([
    3, 3,
  ]);
});
