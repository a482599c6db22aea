import type { TextWidth } from '../figures/text-width.ts';
import type { Table } from '../view/view-model.ts';
import { linesByRow } from './lines-by-row.ts';
import { naturalWidths } from './natural-widths.ts';
import { neededWidths } from './needed-widths.ts';
import { TEXT_WIDTH } from './text-area.ts';
import { wordWidths } from './word-widths.ts';

export interface PaperWidths {
  /** In points, one a column. */
  widths: number[];
  /** Whether the other columns, too, had to give way for the flexible ones. */
  crowded: boolean;
}

const STEPS = 32;
/** What a line in a cell counts that makes its row no higher. */
const HIDDEN_LINE = 0.05;

/**
 * Widths of the columns of a table. The flexible ones share what the others leave of the text's width: none is narrower than its
 * longest word, if that is possible at all; what is left goes where it saves most lines, point by point, and the rest to all.
 * Columns of numbers are equally wide. The others are as wide as their texts, unless that leaves a flexible one less than it
 * needs: then they share too, as narrow as their numbers and the words of their headings allow.
 */
export function paperWidths(
  table: Pick<Table, 'columns' | 'head' | 'body'>,
  size: number,
  measure: TextWidth,
): PaperWidths {
  const natural = naturalWidths(table, size, measure);
  const needed = neededWidths(table, size, measure);
  const words = wordWidths(table, size, measure);
  const isFlexible = (at: number) => table.columns[at]!.flexible;
  const crowded =
    sumOf(natural.map((width, at) => (isFlexible(at) ? needed[at]! : width))) > TEXT_WIDTH;
  const least = natural.map((width, at) =>
    isFlexible(at) ? words[at]! : crowded ? needed[at]! : width,
  );
  const sharing = table.columns.flatMap((_, at) => (isFlexible(at) || crowded ? [at] : []));
  if (sharing.length === 0) return { widths: natural, crowded };
  const kept = least.map((_, at) => at).filter((at) => !sharing.includes(at));
  const left = TEXT_WIDTH - sumOf(kept.map((at) => natural[at]!));
  const lines = linesByRow(table, size, measure);
  const base = highest(kept.map((at) => lines(at, natural[at]!)));
  const groups = groupsOf(table, sharing);
  const steps = groups.map((columns) => {
    const from = Math.max(...columns.map((at) => least[at]!));
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
  const widths = [...natural];
  groups.forEach((columns, group) => {
    for (const at of columns) widths[at] = (left * chosen[group]!.width) / used;
  });
  return { widths, crowded };
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

/** Columns that get one width: flexible ones of numbers together, each of the others by itself. */
function groupsOf({ columns }: Pick<Table, 'columns'>, sharing: readonly number[]): number[][] {
  const numbers = sharing.filter((at) => columns[at]!.flexible && columns[at]!.align === 'right');
  const others = sharing.filter((at) => !numbers.includes(at)).map((at) => [at]);
  return numbers.length === 0 ? others : [...others, numbers];
}

function highest(rows: readonly (readonly number[])[]): number[] {
  return (rows[0] ?? []).map((_, row) => Math.max(...rows.map((own) => own[row]!)));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
