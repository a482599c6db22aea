import type { DataNotes, Results, StudyBundle } from '@cohort-report/schema';
import { renderXlsx } from './excel/render-xlsx.ts';
import { canonicalJson } from './export/canonical-json.ts';
import { dataQualityJson } from './export/data-quality-json.ts';
import { renderCsv } from './export/render-csv.ts';
import { createTextWidth } from './figures/text-width.ts';
import { renderHtml } from './html/render-html.ts';
import { renderPdf } from './pdf/render-pdf.ts';
import { buildView } from './view/build-view.ts';
import type { Provenance } from './view/provenance-section.ts';
import { reportContext } from './view/report-context.ts';
import { renderDocx } from './word/render-docx.ts';

export interface RenderInput {
  bundle: StudyBundle;
  /** The study's `report/*.hbs`: file name -> text. */
  templates: ReadonlyMap<string, string>;
  results: Results;
  dataNotes: DataNotes;
  provenance: Provenance;
}

/**
 * The report's files by path: report.html, report.pdf, report.docx, tables.xlsx, results.json, data-quality.json,
 * tables/<analysis>.csv, figures/<analysis>.svg.
 * The same input gives the same bytes on any machine, in any time zone and locale.
 * Throws ProblemsError with all problems of the study's texts: lookups that find no row, unknown helpers, broken templates.
 */
export async function renderReport(input: RenderInput): Promise<Map<string, Uint8Array>> {
  const report = reportContext(input.bundle, input.results);
  const measure = createTextWidth();
  const view = await buildView(report, input, measure);
  const files = new Map<string, Uint8Array>();
  const put = (path: string, content: string | Uint8Array) =>
    files.set(path, typeof content === 'string' ? Buffer.from(content) : content);
  put('report.html', renderHtml(view));
  put('report.pdf', renderPdf(view, measure));
  put('report.docx', await renderDocx(view, measure));
  put('tables.xlsx', await renderXlsx(view, input.results));
  put('results.json', canonicalJson(input.results));
  put('data-quality.json', dataQualityJson(input.dataNotes));
  for (const block of view.sections.flatMap((section) => section.blocks)) {
    if (block.kind === 'table' && block.file !== null) put(block.file, renderCsv(block));
    if (block.kind === 'filtered' && block.table.file !== null)
      put(block.table.file, renderCsv(block.table));
    if (block.kind === 'figure') put(block.file, block.svg);
  }
  return files;
}
