import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTextWidth } from '../../src/figures/text-width.ts';
import { printedSections } from '../../src/print/printed-sections.ts';
import type { Table, View } from '../../src/view/view-model.ts';
import { renderDocx } from '../../src/word/render-docx.ts';
import { decodeEntities } from '../support/decode-entities.ts';
import { trial } from '../support/trial.ts';
import { viewOf } from '../support/view-of.ts';

const measure = createTextWidth();

function textOf(xml: string): string {
  const runs = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)];
  return decodeEntities(runs.map(([, text]) => text ?? '\n').join(''));
}

/** An interval may stand below its estimate. */
const unbroken = (text: string) => text.replaceAll('\n(', ' (');

describe('the Word report', () => {
  let view: View;
  let parts: Record<string, string>;
  let tables: Table[];
  beforeAll(async () => {
    view = await viewOf(trial());
    const entries = unzipSync(await renderDocx(view, measure));
    parts = Object.fromEntries(
      Object.entries(entries).map(([path, bytes]) => [path, strFromU8(bytes)]),
    );
    tables = printedSections(view)
      .flatMap(({ blocks }) => blocks)
      .filter((block) => block.kind === 'table');
  }, 60_000);
  const document = () => parts['word/document.xml'] ?? '';

  it('has each printed table as a table, cell by cell', () => {
    const drawn = [...document().matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
      [...table.matchAll(/<w:tc>.*?<\/w:tc>/gs)]
        .filter(([cell]) => !/<w:vMerge(?: w:val="continue")?\/>/.test(cell))
        .map(([cell]) => unbroken(textOf(cell))),
    );
    const wanted = tables.map(({ head, body }) =>
      [...head, ...body]
        .flatMap(({ cells }) => cells)
        .map(({ spans }) => unbroken(spans.map(({ text }) => text).join(''))),
    );
    expect(tables.length).toBeGreaterThan(8);
    expect(drawn).toEqual(wanted);
  });

  it('repeats the heads of its tables on each page, and none is wider than the text', () => {
    const heads = tables.reduce((sum, { head }) => sum + head.length, 0);
    expect(document().match(/<w:tblHeader\/>/g)).toHaveLength(heads);
    const widths = [...document().matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/gs)].map(([, grid]) =>
      [...(grid ?? '').matchAll(/w:w="(\d+)"/g)].reduce((sum, [, width]) => sum + Number(width), 0),
    );
    expect(widths).toHaveLength(tables.length);
    for (const width of widths) expect(width).toBeLessThanOrEqual(9640);
  });

  it('closes each table by one rule over its whole width, cells that reach down to it included', () => {
    for (const [table] of document().matchAll(/<w:tbl>.*?<\/w:tbl>/gs)) {
      const last = table.slice(table.lastIndexOf('<w:tr>'));
      const cells = [...last.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => cell);
      expect(cells.length).toBeGreaterThan(0);
      for (const cell of cells) expect(cell).toMatch(/<w:bottom [^>]*w:sz="8"/);
    }
  });

  it('has sections and headings by level, for the navigation', () => {
    const headings = [
      ...document().matchAll(/<w:p><w:pPr><w:pStyle w:val="Heading1"\/>.*?<\/w:p>/gs),
    ].map(([heading]) => textOf(heading));
    expect(headings).toEqual(view.sections.map(({ title }) => title));
  });

  it('has the drawings as pictures with their descriptions', () => {
    const figures = printedSections(view)
      .flatMap(({ blocks }) => blocks)
      .filter((block) => block.kind === 'figure');
    const pictures = [...document().matchAll(/<wp:docPr ([^>]*)>/g)].map(([, given]) => given);
    expect(pictures).toHaveLength(figures.length);
    pictures.forEach((given, index) => {
      expect(given).toContain(`id="${index + 1}"`);
      expect(given).toContain('descr="');
    });
    const drawn = Object.keys(parts).filter((path) => /^word\/media\/.*\.png$/.test(path));
    expect(drawn).toHaveLength(figures.length);
  });

  it('says on every page what the notice says', () => {
    const { label, text } = view.notice as NonNullable<View['notice']>;
    const header = Object.entries(parts).find(([path]) => /^word\/header\d+\.xml$/.test(path));
    expect(textOf(header?.[1] ?? '')).toBe(`${label}. ${text}`);
    expect(document()).toContain('<w:headerReference w:type="default"');
    expect(document()).not.toContain('<w:titlePg');
  });

  it('knows the freeze, not the clock', () => {
    const dates = [...(parts['docProps/core.xml'] ?? '').matchAll(/>(\d{4}-[^<]*)</g)];
    expect(view.freeze.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(dates.map(([, date]) => date)).toEqual(
      Array.from({ length: 2 }, () => `${view.freeze.date}T00:00:00Z`),
    );
  });

  it('has the same bytes when made again by the same process', async () => {
    const [first, second] = [await renderDocx(view, measure), await renderDocx(view, measure)];
    expect(Buffer.compare(first, second)).toBe(0);
  });
});
