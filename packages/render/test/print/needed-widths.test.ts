import { expect, it } from 'vitest';
import { naturalWidths } from '../../src/print/natural-widths.ts';
import { neededWidths } from '../../src/print/needed-widths.ts';
import { tableSize } from '../../src/print/table-size.ts';
import type { Table } from '../../src/view/view-model.ts';

const MM = 72 / 25.4;
const measure = (text: string, size: number) => text.length * size * 0.5;
const cell = (text: string) => ({ spans: [{ text }], colspan: 1, rowspan: 1 });
const row = (texts: string[]) => ({ cells: texts.map(cell) });
const NUMBER = { align: 'right', flexible: false };
const TEXT = { align: 'left', flexible: true };
const SHORT = { align: 'left', flexible: false };

function table(columns: object[], head: string[], body: string[]): Table {
  return { columns, head: [row(head)], body: [row(body)] } as unknown as Table;
}

it('wraps the long heading of a column of numbers, but neither its numbers nor a word', () => {
  const space = 3.2 * MM;
  const [long, numbers, word] = neededWidths(
    table(
      [NUMBER, NUMBER, NUMBER],
      ['Department of '.repeat(9), 'Clinic', 'X'.repeat(30)],
      ['1', '1 (2) to 3 (4) and 5 (6)', '1'],
    ),
    8.5,
    measure,
  );
  expect(long).toBeCloseTo(24 * MM, 9);
  expect(numbers).toBeCloseTo(24 * 8.5 * 0.5 + space, 9);
  expect(word).toBeCloseTo(30 * 8.5 * 0.5 + space, 9);
});

it('wraps long texts, and takes no more than a column has', () => {
  const widths = neededWidths(
    table([TEXT, SHORT, TEXT], ['Site', 'Site', 'p'], ['a b '.repeat(50), 'a b '.repeat(50), 'x']),
    8.5,
    measure,
  );
  expect(widths[0]).toBeCloseTo(20 * MM, 9);
  expect(widths[1]).toBeCloseTo(24 * MM, 9);
  expect(widths[2]).toBeCloseTo(8.5 * 0.5 + 3.2 * MM, 9);
});

it('shrinks with the type, space between columns and all, so that a table of the size found fits the page', () => {
  const wide = table(
    Array.from({ length: 12 }, () => NUMBER),
    Array.from({ length: 12 }, () => 'Total'),
    Array.from({ length: 12 }, () => '13.30 (2.02)'),
  );
  const size = tableSize(wide, measure);
  const total = naturalWidths(wide, size, measure).reduce((sum, width) => sum + width, 0);
  expect(size).toBeLessThan(8.5);
  expect(total).toBeLessThanOrEqual(170 * MM);
});

it('keeps the size of a table whose long headings wrap', () => {
  const sites = table(
    [TEXT, NUMBER, NUMBER, NUMBER],
    ['Factor', ...Array.from({ length: 3 }, () => 'Department of Internal Medicine '.repeat(3))],
    ['Age', '12 (3)', '12 (3)', '12 (3)'],
  );
  expect(tableSize(sites, measure)).toBe(8.5);
});
