import type { Block, View } from '../view/view-model.ts';

export interface ContentsEntry {
  id: string;
  text: string;
  children: { id: string; text: string }[];
}

/** The table of contents: sections with their headings, labelled tables and figures. */
export function contents(view: View): ContentsEntry[] {
  return view.sections.map(({ id, title, blocks }) => ({
    id,
    text: title,
    children: blocks.flatMap(entry),
  }));
}

function entry(block: Block): { id: string; text: string }[] {
  if (block.kind === 'heading') return [{ id: block.id, text: block.text }];
  if ((block.kind === 'table' || block.kind === 'figure') && block.label !== '')
    return [{ id: block.id, text: `${block.label}. ${block.title}` }];
  return [];
}
