import type { Cell } from '../view/view-model.ts';

/** Points between the text of a cell and that of the next. */
export const CELL_SPACE = 3.2 * (72 / 25.4);
const INDENT = 3 * (72 / 25.4);

/** Points that a cell takes beside its text. */
export function cellSpace({ indent }: Pick<Cell, 'indent'>): number {
  return CELL_SPACE + (indent ? INDENT : 0);
}
