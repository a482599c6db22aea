import type { Table, View } from '../../src/view/view-model.ts';

/** The table of one analysis, by its file. */
export function tableOf(view: View, id: string): Table {
  return view.sections
    .flatMap(({ blocks }) => blocks)
    .find((block): block is Table => block.kind === 'table' && block.file === `tables/${id}.csv`)!;
}
