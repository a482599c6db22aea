import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { TextWidth } from '../figures/text-width.ts';
import { reportFonts } from '../print/report-fonts.ts';
import type { View } from '../view/view-model.ts';
import { pdfData } from './pdf-data.ts';

const WORKSPACE = '/report';

/**
 * The report as a tagged PDF/A-2a with vector figures, the same bytes for the same view. The study's words reach Typst as data, never as markup.
 * Throws an Error with Typst's diagnostics, warnings included: a face that is missing or a glyph that can't be shown is no report.
 */
export function renderPdf(
  view: View,
  measure: TextWidth,
  standard: 'a-2a' | 'ua-1' = 'a-2a',
): Uint8Array {
  const { json, drawings } = pdfData(view, measure);
  const compiler = NodeCompiler.create({
    workspace: WORKSPACE,
    fontArgs: [{ fontBlobs: reportFonts() }],
  });
  compiler.mapShadow(`${WORKSPACE}/report.json`, Buffer.from(json));
  for (const [id, svg] of drawings)
    compiler.mapShadow(`${WORKSPACE}/figures/${id}.svg`, Buffer.from(svg));
  const template = readFileSync(new URL('../../assets/report.typ', import.meta.url), 'utf8');
  compiler.addSource(`${WORKSPACE}/main.typ`, template);
  const compiled = compiler.compile({ mainFilePath: `${WORKSPACE}/main.typ` });
  const diagnostics = compiled.takeDiagnostics();
  if (diagnostics !== null || compiled.result === null)
    throw new Error(`the PDF could not be set: ${JSON.stringify(diagnostics?.shortDiagnostics)}`);
  return compiler.pdf(compiled.result, { pdfStandard: standard });
}
