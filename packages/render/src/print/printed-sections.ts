import type {
  Definitions,
  Figure,
  Heading,
  Paragraph,
  Section,
  Table,
  View,
} from '../view/view-model.ts';

export type PrintedBlock = Table | Figure | Heading | Paragraph | Definitions;

/** What goes on paper: row lists and folded tables stay in the page, filtered tables and rows of detail have a shorter form. */
export function printedSections(
  view: View,
): (Omit<Section, 'blocks'> & { blocks: PrintedBlock[] })[] {
  return view.sections.map((section) => ({
    ...section,
    blocks: section.blocks.flatMap((block): PrintedBlock[] => {
      if (block.kind === 'rows' || block.kind === 'folded') return [];
      if (block.kind === 'filtered') return [withoutDetail(block.print)];
      return [block.kind === 'table' ? withoutDetail(block) : block];
    }),
  }));
}

/** Rows of detail have no cells that reach into other rows. */
function withoutDetail(table: Table): Table {
  return { ...table, body: table.body.filter((row) => !row.detail) };
}
