import { type CellValue, readXlsx, type Workbook } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderXlsx } from '../../src/excel/render-xlsx.ts';
import { placeCells } from '../../src/view/place-cells.ts';
import type { Table, View } from '../../src/view/view-model.ts';
import { trial } from '../support/trial.ts';
import { viewOf } from '../support/view-of.ts';

describe('the Excel workbook', () => {
  const { results } = trial();
  let view: View;
  let tables: Table[];
  let workbook: Workbook;
  beforeAll(async () => {
    view = await viewOf(trial());
    tables = view.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'filtered' ? [block.table] : block))
      .filter((block): block is Table => block.kind === 'table' && block.file !== null);
    workbook = await readXlsx(await renderXlsx(view, results));
  }, 60_000);

  it('has a sheet for each table that has a CSV, between its contents and all values', () => {
    const names = workbook.sheets.map(({ name }) => name);
    expect(names).toHaveLength(tables.length + 2);
    expect([names[0], names.at(-1)]).toEqual(['Contents', 'All values']);
    expect(
      workbook.sheets[0]?.rows.map((row) => row[0]).filter((text) => names.includes(String(text))),
    ).toEqual(names.slice(1));
  });

  it('has every cell of every table, in its place, as text', () => {
    tables.forEach((table, index) => {
      const { rows } = workbook.sheets[index + 1]!;
      const top = view.notice === null ? 2 : 3;
      for (const [part, first] of [
        [table.head, top],
        [table.body, top + table.head.length],
      ] as const)
        for (const { cell, row, column } of placeCells(part))
          if (cell.spans.length > 0)
            expect(rows[first + row]?.[column], `${table.id} ${row},${column}`).toBe(
              cell.spans.map(({ text }) => text).join(''),
            );
    });
  });

  it('has title, notice and notes on each sheet of a table', () => {
    tables.forEach((table, index) => {
      const texts = workbook.sheets[index + 1]?.rows.map((row) => row[0]) ?? [];
      expect(texts[0]).toBe(table.label === '' ? table.title : `${table.label}. ${table.title}`);
      expect(texts[1]).toBe(`${view.notice?.label}. ${view.notice?.text}`);
      const notes = table.notes.map((spans) => spans.map(({ text }) => text).join(''));
      expect(notes.length === 0 ? [] : texts.slice(-notes.length)).toEqual(notes);
    });
  });

  it('has all result rows at full precision', () => {
    const [head, ...rows] = workbook.sheets.at(-1)!.rows as [CellValue[], ...CellValue[][]];
    const column = (name: string) => head.indexOf(name);
    expect(rows.map((row) => row[column('Row')])).toEqual(results.rows.map(({ id }) => id));
    const names: Record<string, string> = {
      Row: 'id',
      At: 'at',
      'Why there is none': 'reason',
    };
    rows.forEach((row, index) => {
      const told = Object.fromEntries(
        head.flatMap((name, at) =>
          row[at] === null || row[at] === undefined
            ? []
            : [[names[String(name)] ?? String(name).toLowerCase(), row[at]]],
        ),
      );
      const { group, method, warnings, ...plain } = results.rows[index]!;
      expect(told).toEqual(
        Object.fromEntries(
          Object.entries({
            ...plain,
            group: group && `${group.without ? 'without ' : ''}${group.variable}: ${group.level}`,
            method: method && expect.stringContaining(String(Object.values(method)[0])),
            warnings: warnings?.join(' '),
          }).filter(([, value]) => value !== null && value !== undefined && value !== ''),
        ),
      );
    });
    expect(results.rows.some(({ value }) => value === null)).toBe(true);
  });

  it('knows the freeze, not the clock', () => {
    const { created, modified } = workbook.properties ?? {};
    expect([created, modified].map((date) => date?.toISOString().slice(0, 10))).toEqual([
      view.freeze.date,
      view.freeze.date,
    ]);
  });
});
