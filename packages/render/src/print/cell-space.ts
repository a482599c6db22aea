import type { Cell } from '../view/view-model.ts';

/** Space between two columns, in ems: 3.2 mm at 8.5 points. */
const GAP = (3.2 * (72 / 25.4)) / 8.5;
const INDENT = 3 * (72 / 25.4);

/** Points that a cell takes beside its text, at a type size. */
export function cellSpace({ indent }: Pick<Cell, 'indent'>, size: number): number {
  return GAP * size + (indent ? INDENT : 0);
}
