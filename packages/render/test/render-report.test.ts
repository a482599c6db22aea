import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createTextWidth } from '../src/figures/text-width.ts';
import { renderHtml } from '../src/html/render-html.ts';
import { renderReport } from '../src/index.ts';
import { pdfData } from '../src/pdf/pdf-data.ts';
import { renderPdf } from '../src/pdf/render-pdf.ts';
import type { Span } from '../src/view/view-model.ts';
import { decodeEntities } from './support/decode-entities.ts';
import { trial } from './support/trial.ts';
import { viewOf } from './support/view-of.ts';

describe('the report', () => {
  it('has the same bytes in other processes, time zones and locales', () => {
    const script = fileURLToPath(new URL('./support/hash-report.ts', import.meta.url));
    const run = (env: Record<string, string>) =>
      execFileSync(process.execPath, [script], {
        encoding: 'utf8',
        env: { ...process.env, ...env },
      });
    const here = run({ TZ: 'UTC', LANG: 'C', LC_ALL: 'C' });
    const there = run({ TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' });
    expect(there).toBe(here);
    expect(here.trimEnd().split('\n').length).toBeGreaterThan(15);
  }, 60_000);

  it('is rendered alike twice in one process', async () => {
    const [first, second] = [await renderReport(trial()), await renderReport(trial())];
    for (const [path, bytes] of first)
      expect(Buffer.compare(bytes, second.get(path)!), path).toBe(0);
  }, 60_000);

  it('follows the order of a paper', async () => {
    const view = await viewOf(trial());
    expect(view.sections.map(({ title }) => title)).toEqual([
      'Summary',
      'Methods as run',
      'Patient flow',
      'Results',
      'Tables',
      'Figures',
      'Remarks',
      'Supplement',
      'Numbers behind the text',
      'Data notes',
      'Provenance',
    ]);
  });

  it('prints the same runs, numbers and rows on the page and on paper', async () => {
    const view = await viewOf(trial());
    const html = renderHtml(view);
    const paper = JSON.parse(pdfData(view, createTextWidth()).json);
    const spans = spansOf(paper).filter((run) => run.row !== null);
    const onPage = [...html.matchAll(/ data-row="([^"]+)"[^>]*>(?:<\w+>)?([^<]*)</g)].map(
      ([, row, text]) => `${decodeEntities(row!)} ${decodeEntities(text!)}`,
    );
    expect(spans.length).toBeGreaterThan(200);
    expect(onPage).toEqual(spans.map(({ row, text }) => `${row} ${text}`));
  });

  it('meets PDF/A-2a and PDF/UA-1 as far as Typst can tell, with the date of the freeze', async () => {
    const view = await viewOf(trial());
    const archived = Buffer.from(renderPdf(view, createTextWidth())).toString('latin1');
    const accessible = Buffer.from(renderPdf(view, createTextWidth(), 'ua-1')).toString('latin1');
    expect(archived).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(archived).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(accessible).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(archived).toContain('2024-09-30');
    expect(archived).toContain('/StructTreeRoot');
  });

  it('refuses a PDF whose glyphs the faces do not have', async () => {
    const view = await viewOf(trial());
    expect(() => renderPdf({ ...view, title: '漢' }, createTextWidth())).toThrow(/could not/);
  });
});

function spansOf(node: unknown): Span[] {
  if (Array.isArray(node)) return node.flatMap(spansOf);
  if (typeof node !== 'object' || node === null) return [];
  if ('emphasis' in node) return [node as Span];
  return Object.values(node).flatMap(spansOf);
}
