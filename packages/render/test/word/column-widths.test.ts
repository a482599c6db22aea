import { describe, expect, it } from 'vitest';
import type { Cell, Table } from '../../src/view/view-model.ts';
import { columnWidths } from '../../src/word/column-widths.ts';

const TEXT = 9638;
const measure = (text: string, size: number) => text.length * size * 0.5;

function cell(text: string, more: Partial<Cell> = {}): Cell {
  return {
    spans: [{ text, emphasis: 'none', row: null, link: null }],
    align: 'left',
    colspan: 1,
    rowspan: 1,
    header: false,
    indent: false,
    ...more,
  };
}

function table(flexible: readonly boolean[], rows: readonly Cell[][]): Table {
  return {
    kind: 'table',
    id: 't',
    label: '',
    title: '',
    columns: flexible.map((one) => ({ align: 'left', flexible: one })),
    head: [],
    body: rows.map((cells) => ({ ruled: false, detail: false, cells })),
    notes: [],
    file: null,
  };
}

const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0);

describe('columns of a Word table', () => {
  it('are as wide as their texts if none is flexible', () => {
    const [first, second] = columnWidths(
      table([false, false], [[cell('abc'), cell('abcdef')]]),
      8,
      measure,
    ) as [number, number];
    expect(second - first).toBeCloseTo(3 * 8 * 0.5 * 1.06 * 20, -1);
    expect(first + second).toBeLessThan(TEXT);
  });

  it('fill the text if some are flexible, and never exceed it', () => {
    const long = 'x'.repeat(400);
    expect(
      sum(columnWidths(table([true, false], [[cell(long), cell('1')]]), 8, measure)),
    ).toBeCloseTo(TEXT, -1);
    expect(
      sum(columnWidths(table([false, false], [[cell(long), cell('1')]]), 8, measure)),
    ).toBeLessThanOrEqual(TEXT + 1);
  });

  it('have room for a cell that spans them', () => {
    const narrow = columnWidths(table([false, false], [[cell('1'), cell('2')]]), 8, measure);
    const spanned = columnWidths(
      table([false, false], [[cell('54 (19-81)', { colspan: 2 })], [cell('1'), cell('2')]]),
      8,
      measure,
    );
    expect(spanned[0]).toBe(narrow[0]);
    expect(spanned[1]).toBeGreaterThan(narrow[1]!);
  });

  it('know their cells behind cells that reach into further rows, on either side', () => {
    const rows = [
      [cell('a', { rowspan: 2 }), cell('b'), cell('c', { rowspan: 2 })],
      [cell('a long text in the middle')],
    ];
    const [first, middle, last] = columnWidths(table([false, false, false], rows), 8, measure) as [
      number,
      number,
      number,
    ];
    expect(middle).toBeGreaterThan(2 * first);
    expect(last).toBe(first);
  });

  it('leave a column of texts room beside columns with long headings, and these on one line of numbers', () => {
    const wide = table(
      [true, false, false, false],
      [['Sex', '236 (47)', '182 (45)', '1'].map((text) => cell(text))],
    );
    const headings = ['Factor', 'Hospital '.repeat(12), 'Clinic '.repeat(12), 'p'];
    const headed = {
      ...wide,
      head: [{ ruled: false, detail: false, cells: headings.map((text) => cell(text)) }],
    };
    const widths = columnWidths(headed, 8, measure);
    expect(widths[0]).toBeGreaterThan(7 * 8 * 0.5 * 20);
    expect(widths[1]).toBeGreaterThan(8 * 8 * 0.5 * 1.06 * 20);
    expect(sum(widths)).toBeLessThanOrEqual(TEXT + 1);
  });
});
