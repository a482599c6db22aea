import { getDocumentProxy } from 'unpdf';
import { expect, it } from 'vitest';
import { createTextWidth } from '../../src/figures/text-width.ts';
import { renderPdf } from '../../src/pdf/render-pdf.ts';
import { bodyRow, cell, ESTIMATE, headRow, numberCell } from '../../src/tables/cells.ts';
import { plainTable } from '../../src/view/plain-table.ts';
import { span } from '../../src/view/span.ts';
import type { Span, Table } from '../../src/view/view-model.ts';
import { trial } from '../support/trial.ts';
import { viewOf } from '../support/view-of.ts';

/** Texts of a page that stand on one line, superscripts apart. */
async function linesOf(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const lines: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const byHeight = new Map<number, string>();
    for (const item of items) {
      if (!('str' in item)) continue;
      const y = Math.round(item.transform[5]);
      byHeight.set(y, `${byHeight.get(y) ?? ''}${item.str}`);
    }
    lines.push(...byHeight.values());
  }
  return lines;
}

it('keeps the limits of an estimate, their marks and parentheses together in a narrow cell', async () => {
  const view = await viewOf(trial());
  const estimate = (lower: Span[], upper: Span[]) =>
    numberCell([span('29.3'), span(' ('), ...lower, span('–'), ...upper, span(')')]);
  const mark = span('a', 'superscript');
  const columns = Array.from({ length: 12 }, () => ESTIMATE);
  const body = bodyRow([
    ...columns.slice(2).map(() => cell('one two three four five')),
    estimate([span('1234.3')], [span('NA'), mark]),
    estimate([span('NA'), mark], [span('5678.4')]),
  ]);
  const narrow: Table = {
    ...plainTable({ id: 'narrow', title: 'Narrow', columns: [], rows: [], notes: [] }),
    columns,
    head: [
      headRow(
        columns,
        columns.map(() => 'x'),
      ),
    ],
    body: [body],
  };
  const sections = [{ id: 'only', title: 'Only', blocks: [narrow] }];
  const lines = await linesOf(renderPdf({ ...view, sections }, createTextWidth()));
  const text = lines.join('\n');
  expect(text).toContain('(1234.3–NA)');
  expect(text).toContain('(NA–5678.4)');
});
