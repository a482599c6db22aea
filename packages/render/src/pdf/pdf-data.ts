import type { TextWidth } from '../figures/text-width.ts';
import { drawingShare } from '../print/drawing-share.ts';
import { type PaperWidths, paperWidths } from '../print/paper-widths.ts';
import { printedSections } from '../print/printed-sections.ts';
import { tableSize } from '../print/table-size.ts';
import { wordWidths } from '../print/word-widths.ts';
import type { Figure, Table, View } from '../view/view-model.ts';

/** What the print template reads: the view as it goes on paper, drawings as files beside it. */
export function pdfData(
  view: View,
  measure: TextWidth,
): { json: string; drawings: Map<string, string> } {
  const drawings = new Map<string, string>();
  const sections = printedSections(view).map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => {
      if (block.kind === 'table') return { ...block, ...layout(block, measure) };
      if (block.kind !== 'figure') return block;
      drawings.set(block.id, block.svg);
      return { ...withoutSvg(block), width: drawingShare(block.svg) };
    }),
  }));
  return { json: JSON.stringify({ ...view, sections }), drawings };
}

/** Size of a table's type and widths of its columns in points, and whether words may have to be broken. */
function layout(
  table: Table,
  measure: TextWidth,
): PaperWidths & { size: number; hyphenate: boolean } {
  const size = tableSize(table, measure);
  const found = paperWidths(table, size, measure);
  const words = wordWidths(table, size, measure);
  const hyphenate = found.widths.some((width, at) => width < words[at]!);
  return { ...found, size, hyphenate };
}

function withoutSvg(figure: Figure): Omit<Figure, 'svg'> {
  const { svg: _, ...rest } = figure;
  return rest;
}
