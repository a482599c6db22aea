import { FACE_ALLOWANCE } from './figure-style.ts';
import { labelLines } from './label-lines.ts';
import type { TextWidth } from './text-width.ts';

/** A line of a forest plot: the texts of its columns, and what stands on the axis; a heading has no ratio. */
export interface ForestLine {
  label: string;
  isHeading?: boolean;
  isIndented?: boolean;
  /** One a column between the labels and the axis. */
  before?: readonly string[];
  /** One a column right of the axis. */
  after: readonly string[];
  ratio: number | null;
  lower: number | null;
  upper: number | null;
}

/** A line at its height in the plot, its label in as many rows as it takes. */
export interface PlacedLine extends ForestLine {
  y: number;
  words: string[];
}

/** Size of the letters, and the height of each further row of a label, in pixels. */
export const SIZE = 11;
export const LEADING = 13;
/** Heights are given in pixels. */
export const Y = { field: 'y', type: 'quantitative', scale: null, axis: null };

const LINE = 18;
const WIDEST_LABEL = 300;

/** Each line under the one before; a label too wide for one row takes more. */
export function placeLines(
  lines: readonly ForestLine[],
  measure: TextWidth,
): { placed: PlacedLine[]; height: number } {
  const placed: PlacedLine[] = [];
  let height = 0;
  for (const line of lines) {
    const words = labelLines(line.label, WIDEST_LABEL / FACE_ALLOWANCE, SIZE, measure);
    const own = LINE + (words.length - 1) * LEADING;
    placed.push({ ...line, words, y: height + own / 2 });
    height += own;
  }
  return { placed, height };
}
