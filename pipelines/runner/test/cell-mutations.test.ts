import { type CellValue, writeXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { CELL_MUTATIONS } from '../src/fuzz/cell-mutations.ts';
import { randomChoices } from '../src/fuzz/random.ts';

const mutation = CELL_MUTATIONS.find(({ name }) => name === 'a cell too few, workbook');

/** How many of twenty random cells of a sheet the mutation takes away. */
async function taken(rows: CellValue[][]): Promise<number> {
  const bytes = await writeXlsx({ sheets: [{ name: 'x', rows }] });
  const tries = Array.from({ length: 20 }, (_, seed) =>
    mutation?.apply(bytes, randomChoices(seed), 'x.xlsx'),
  );
  return (await Promise.all(tries)).filter((made) => made !== undefined).length;
}

const day = new Date(Date.UTC(2015, 6, 31));

it('a cell of a workbook is taken away where the row then differs from a correct one', async () => {
  const row = ['p1', 7, 'yes'];
  expect(await taken([['Number', 'Size', 'Control'], row, row, row])).toBeGreaterThan(5);
});

it('and left where the cells behind it move to columns that hold such values, as nothing could tell', async () => {
  const row = ['n.b.', 'n.b.', ''];
  expect(await taken([['From', 'To', 'Note'], row, row, row])).toBe(0);
  const missing = ['a', 'n.b.', 'n.b.'];
  expect(await taken([['Drug', 'Response', 'Reason'], missing, missing, missing])).toBe(0);
  expect(
    await taken([
      ['From', 'To'],
      [day, day],
      [day, day],
      [day, null],
    ]),
  ).toBe(0);
});
