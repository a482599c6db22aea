import type { TextWidth } from '../figures/text-width.ts';
import { drawingShare } from '../print/drawing-share.ts';
import { flexibleWidths } from '../print/flexible-widths.ts';
import { printedSections } from '../print/printed-sections.ts';
import { tableSize } from '../print/table-size.ts';
import { wordWidths } from '../print/word-widths.ts';
import type { Figure, View } from '../view/view-model.ts';

/** What the print template reads: the view as it goes on paper, drawings as files beside it. */
export function pdfData(
  view: View,
  measure: TextWidth,
): { json: string; drawings: Map<string, string> } {
  const drawings = new Map<string, string>();
  const sections = printedSections(view).map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => {
      if (block.kind === 'table') {
        const size = tableSize(block, measure);
        const widths = flexibleWidths(block, size, measure);
        const words = wordWidths(block, size, measure);
        const hyphenate = widths.some((width, at) => width > 0 && width < words[at]!);
        return { ...block, size, widths, hyphenate };
      }
      if (block.kind !== 'figure') return block;
      drawings.set(block.id, block.svg);
      return { ...withoutSvg(block), width: drawingShare(block.svg) };
    }),
  }));
  return { json: JSON.stringify({ ...view, sections }), drawings };
}

function withoutSvg(figure: Figure): Omit<Figure, 'svg'> {
  const { svg: _, ...rest } = figure;
  return rest;
}
