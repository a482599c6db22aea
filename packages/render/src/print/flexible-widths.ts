import type { TextWidth } from '../figures/text-width.ts';
import type { Table } from '../view/view-model.ts';
import { linesByRow } from './lines-by-row.ts';
import { naturalWidths } from './natural-widths.ts';
import { TEXT_WIDTH } from './text-area.ts';
import { wordWidths } from './word-widths.ts';

const STEPS = 32;
/** What a line in a cell counts that makes its row no higher. */
const HIDDEN_LINE = 0.05;

/**
 * Widths in points of the flexible columns of a table, which share what the others leave of the text's width; 0 for the other
 * columns. None is narrower than its longest word, if that is possible at all; what is left goes where it saves most lines,
 * point by point, and the rest to all. Columns of numbers are equally wide.
 */
export function flexibleWidths(
  table: Pick<Table, 'columns' | 'head' | 'body'>,
  size: number,
  measure: TextWidth,
): number[] {
  const natural = naturalWidths(table, size, measure);
  const words = wordWidths(table, size, measure);
  const rigid = table.columns.flatMap((column, at) => (column.flexible ? [] : [at]));
  const left = Math.max(0, TEXT_WIDTH - sumOf(rigid.map((at) => natural[at]!)));
  const lines = linesByRow(table, size, measure);
  const base = highest(rigid.map((at) => lines(at, natural[at]!)));
  const groups = groupsOf(table);
  const steps = groups.map((columns) => {
    const from = Math.max(...columns.map((at) => words[at]!));
    const to = Math.max(from, Math.min(left, Math.max(...columns.map((at) => natural[at]!))));
    return Array.from({ length: STEPS + 1 }, (_, k): Step => {
      const width = from + ((to - from) * k) / STEPS;
      const each = columns.map((at) => lines(at, width));
      return { width, space: width * columns.length, rows: highest(each), all: sumOf(each.flat()) };
    });
  });
  const chosen = steps.map((own) => own[0]!);
  for (;;) {
    const rest = left - sumOf(chosen.map(({ space }) => space));
    const best = bestStep(chosen, steps, base, rest);
    if (best === undefined) break;
    chosen[best.group] = best.step;
  }
  const used = sumOf(chosen.map(({ space }) => space));
  const widths = table.columns.map(() => 0);
  groups.forEach((columns, group) => {
    for (const at of columns) widths[at] = (left * chosen[group]!.width) / used;
  });
  return widths;
}

/** A width that a group of columns may have, what they take together, and their lines: by row the most, and in all. */
interface Step {
  width: number;
  space: number;
  rows: readonly number[];
  all: number;
}

/** The step that saves most lines a point, of those for which there is room. `base`: lines that the other columns have by row. */
function bestStep(
  chosen: readonly Step[],
  steps: readonly (readonly Step[])[],
  base: readonly number[],
  room: number,
): { group: number; step: Step } | undefined {
  let best: { group: number; step: Step; rate: number } | undefined;
  steps.forEach((own, group) => {
    const now = chosen[group]!;
    const beside = chosen.filter((_, at) => at !== group).map(({ rows }) => rows);
    const others = highest([...beside, ...(base.length > 0 ? [base] : [])]);
    const height = ({ rows, all }: Step) =>
      sumOf(rows.map((count, row) => Math.max(count, others[row] ?? 1))) + HIDDEN_LINE * all;
    const before = height(now);
    for (const step of own) {
      const more = step.space - now.space;
      if (more <= 0 || more > room) continue;
      const rate = (before - height(step)) / more;
      if (rate > (best?.rate ?? 0)) best = { group, step, rate };
    }
  });
  return best;
}

/** Flexible columns that get one width: those of numbers together, each of the others by itself. */
function groupsOf({ columns }: Pick<Table, 'columns'>): number[][] {
  const flexible = columns.flatMap((column, at) => (column.flexible ? [at] : []));
  const numbers = flexible.filter((at) => columns[at]!.align === 'right');
  const others = flexible.filter((at) => !numbers.includes(at)).map((at) => [at]);
  return numbers.length === 0 ? others : [...others, numbers];
}

function highest(rows: readonly (readonly number[])[]): number[] {
  return (rows[0] ?? []).map((_, row) => Math.max(...rows.map((own) => own[row]!)));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
