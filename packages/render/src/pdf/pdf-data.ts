import type { TextWidth } from '../figures/text-width.ts';
import type { Figure, Table, View } from '../view/view-model.ts';
import { columnShares } from './column-shares.ts';
import { tableSize } from './table-size.ts';

/** What the print template reads: the view without its row lists and folded tables, drawings as files beside it. */
export function pdfData(
  view: View,
  measure: TextWidth,
): { json: string; drawings: Map<string, string> } {
  const drawings = new Map<string, string>();
  const sections = view.sections.map((section) => ({
    ...section,
    blocks: section.blocks
      .filter((block) => block.kind !== 'rows' && block.kind !== 'folded')
      .map((block) => {
        if (block.kind === 'table') return inPrint(block, measure);
        if (block.kind === 'filtered') return inPrint(block.print, measure);
        if (block.kind !== 'figure') return block;
        drawings.set(block.id, block.svg);
        return { ...withoutSvg(block), width: widthOf(block) };
      }),
  }));
  return { json: JSON.stringify({ ...view, sections }), drawings };
}

/** Rows of detail have no cells that reach into other rows. */
function inPrint(table: Table, measure: TextWidth): Table & { size: number; shares: number[] } {
  const printed = { ...table, body: table.body.filter((row) => !row.detail) };
  return { ...printed, size: tableSize(printed, measure), shares: columnShares(printed) };
}

function withoutSvg(figure: Figure): Omit<Figure, 'svg'> {
  const { svg: _, ...rest } = figure;
  return rest;
}

const TEXT_WIDTH = 760;

/** Percent of the text width, so that lettering has one size in all drawings. */
function widthOf(figure: Figure): number {
  const width = Number(/ width="([\d.]+)"/.exec(figure.svg)?.[1] ?? TEXT_WIDTH);
  return Math.min(100, Math.round((width / TEXT_WIDTH) * 100));
}
