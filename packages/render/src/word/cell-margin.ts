import { TWIPS_PER_POINT } from './column-widths.ts';

/** Space right of a cell's text in twips: less than what a column's natural width holds for it, at any size of type in points. */
export function cellMargin(size: number): number {
  return Math.floor((8 / 8.5) * size * TWIPS_PER_POINT);
}
