import { expect, it } from 'vitest';
import { cellSpace } from '../../src/print/cell-space.ts';
import { paperWidths } from '../../src/print/paper-widths.ts';
import { TEXT_WIDTH } from '../../src/print/text-area.ts';
import type { Table } from '../../src/view/view-model.ts';

/** A letter is as wide as the type is large. */
const measure = (text: string, size: number) => text.length * size;
const cell = (text: string, colspan = 1, rowspan = 1) => ({ spans: [{ text }], colspan, rowspan });
const table = (rows: ReturnType<typeof cell>[][], flexible: boolean[], head = '') =>
  ({
    columns: flexible.map((each) => ({ flexible: each })),
    head: head === '' ? [] : [{ cells: flexible.map(() => cell(head)) }],
    body: rows.map((cells) => ({ cells })),
  }) as unknown as Table;
const words = (length: number, count: number) => Array(count).fill('x'.repeat(length)).join(' ');
const widths = (rows: ReturnType<typeof cell>[][], flexible: boolean[], size = 1, head = '') =>
  paperWidths(table(rows, flexible, head), size, measure).widths;
const SPACE = cellSpace({ indent: false }, 1);
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

it('shares what the other columns leave', () => {
  const text = words(5, 60);
  const found = widths([[cell(text), cell('12345'), cell(text)]], [true, false, true]);
  expect(found[1]).toBe(5 + SPACE);
  expect(found[0]).toBe(found[2]);
  expect(sum(found)).toBeCloseTo(TEXT_WIDTH, 9);
});

it('leaves columns as wide as their texts where none shares', () => {
  expect(widths([[cell('1'), cell('12')]], [false, false])).toEqual([1 + SPACE, 2 + SPACE]);
});

it('wraps long headings of the others where these would starve a column of texts, but not their numbers', () => {
  const columns = ['left', 'right', 'right'].map((align, at) => ({ align, flexible: at === 0 }));
  const of = (heading: string) =>
    paperWidths(
      {
        columns,
        head: [{ cells: ['Factor', heading, heading].map((text) => cell(text)) }],
        body: [{ cells: ['Treatment', '236 (47)', '182 (45)'].map((text) => cell(text)) }],
      } as unknown as Table,
      8.5,
      measure,
    );
  const crowded = of(words(8, 9));
  expect(crowded.crowded).toBe(true);
  expect(crowded.widths[0]).toBeGreaterThanOrEqual(9 * 8.5);
  for (const width of crowded.widths.slice(1)) expect(width).toBeGreaterThanOrEqual(8 * 8.5);
  expect(sum(crowded.widths)).toBeCloseTo(TEXT_WIDTH, 9);
  expect(of('short')).toMatchObject({ crowded: false });
});

it('makes all smaller where even that has no room', () => {
  const found = widths([[cell('x'.repeat(400)), cell('x'.repeat(400))]], [false, false]);
  expect(found[0]).toBe(found[1]);
  expect(sum(found)).toBeCloseTo(TEXT_WIDTH, 9);
});

it('gives the width to the column in which it saves lines', () => {
  const [short, long] = widths([[cell('short'), cell(words(5, 90))]], [true, true]) as [
    number,
    number,
  ];
  expect(short).toBeLessThan(2 * (5 + SPACE));
  expect(long).toBeGreaterThan(400);
});

it('prefers the column in which rows become lower, where there is room for one', () => {
  const text = words(5, 3);
  const [least, natural] = [5 + SPACE, 17 + SPACE];
  const rest = TEXT_WIDTH - 2 * least - (natural - least) - SPACE - 0.5;
  const tall = ['', '', 'x'.repeat(Math.floor(rest))].join('\n');
  const [hidden, alone] = widths(
    [
      [cell(text), cell(''), cell(tall)],
      [cell(''), cell(text), cell('')],
    ],
    [true, true, false],
  ) as [number, number];
  expect(alone).toBeGreaterThanOrEqual(natural);
  expect(hidden).toBeLessThan(natural);
});

it('makes columns of numbers equally wide', () => {
  const number = (text: string) => ({ ...cell(text), align: 'right' });
  const found = paperWidths(
    {
      ...table([[cell('label'), number('1.23 (1.00–2.00)'), number('1')]], [true, true, true]),
      columns: ['left', 'right', 'right'].map((align) => ({ align, flexible: true })),
    } as Table,
    1,
    measure,
  ).widths;
  expect(found[1]).toBe(found[2]);
});

it('breaks no word, in the head neither, where there is room', () => {
  const [one, other] = widths(
    [[cell('x'.repeat(300)), cell(words(5, 500))]],
    [true, true],
    1,
    'heading',
  ) as [number, number];
  expect(one).toBeGreaterThanOrEqual(300 + SPACE - 1e-9);
  expect(other).toBeGreaterThanOrEqual(7 + SPACE);
  const [hyphened] = widths([[cell('disease-free'), cell(words(3, 500))]], [true, true], 30) as [
    number,
  ];
  expect(hyphened).toBeGreaterThanOrEqual(8 * 30 + SPACE - 1e-9);
  expect(hyphened).toBeLessThan(12 * 30);
});

it('shares by the longest words where these have no room', () => {
  const [one, other] = widths([[cell('x'.repeat(600)), cell('x'.repeat(300))]], [true, true]) as [
    number,
    number,
  ];
  expect(one + other).toBeCloseTo(TEXT_WIDTH, 9);
  expect(one / other).toBeCloseTo((600 + SPACE) / (300 + SPACE), 9);
});

it('leaves out what spans columns, and spreads the lines of a cell over the rows that it stands in', () => {
  const tall = (rowspan: number) => [
    [cell(words(5, 40), 1, rowspan), cell(words(5, 40))],
    ...Array.from({ length: rowspan - 1 }, () => [cell('')]),
    [cell('x'.repeat(400), 2)],
  ];
  const [even, spread] = [1, 20].map((rowspan) => widths(tall(rowspan), [true, true], 4)[0]!);
  expect(spread).toBeLessThan(even! / 1.5);
});

it('fills the text where all is short, and knows a table without rows', () => {
  expect(sum(widths([[cell('a'), cell('b')]], [true, true]))).toBeCloseTo(TEXT_WIDTH, 9);
  expect(sum(widths([], [true, true]))).toBeCloseTo(TEXT_WIDTH, 9);
});
