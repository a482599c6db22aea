import { formatChange } from '../format/format-change.ts';
import { rangeSeparator } from '../format/range-separator.ts';
import { span } from '../view/span.ts';
import type { Span } from '../view/view-model.ts';
import type { DifferenceContext } from './difference-context.ts';
import type { RowLine } from './row-lines.ts';

/** Whether any number of a line changed or is withheld. */
export function isMoved({ changes }: DifferenceContext, line: RowLine): boolean {
  return [line.point, ...(line.interval ?? []), ...(line.beside ? [line.beside.row] : [])].some(
    (id) => changes.has(id),
  );
}

/** A line at one of the freezes: `2.21 (1.20–4.05), p = 0.012`, the p value on a line of its own in print; `28 (37 %)`. */
export function printLine(
  context: DifferenceContext,
  line: RowLine,
  side: 'before' | 'after',
): Span[] {
  const point = context.print(line.point, side);
  if (point === undefined) return [span('–')];
  if (point.row === null) return [point];
  const [lower, upper] = (line.interval ?? []).map((id) => context.print(id, side));
  const interval =
    lower === undefined || upper === undefined || lower.row === null || upper.row === null
      ? []
      : [span(' ('), lower, span(rangeSeparator(lower.text, upper.text)), upper, span(')')];
  return [point, ...interval, ...printBeside(context, line, side)];
}

function printBeside(
  context: DifferenceContext,
  { beside }: RowLine,
  side: 'before' | 'after',
): Span[] {
  const printed = beside && context.print(beside.row, side);
  if (!beside || !printed || printed.row === null) return [];
  if (beside.as === 'percent') return [span(' ('), printed, span('\u00a0%)')];
  const bound = printed.text.startsWith('<') || printed.text.startsWith('>');
  return [span(',\n'), span('p', 'italic'), span(bound ? '\u00a0' : '\u00a0=\u00a0'), printed];
}

/** The change of a line's estimate; empty where it has none. */
export function printChange(context: DifferenceContext, id: string): Span[] {
  const found = context.changes.get(id);
  if (found === undefined) return [span('0')];
  if (found.change === null) return [span(STATES[found.status] ?? '')];
  return [{ ...span(amountText(context, id, found.change)), row: id }];
}

/** An amount in the unit of a row. */
export function amountText(context: DifferenceContext, id: string, amount: number): string {
  const row = context.changes.get(id)?.row ?? context.rows.get(id);
  const variable = row?.variable;
  const declared = context.results
    .get(row?.analysis ?? '')
    ?.variables.find(({ name }) => name === variable);
  return formatChange(
    { statistic: row?.statistic ?? '', decimals: declared?.decimals },
    amount,
    context.display,
    context.changes.get(id)?.change ?? amount,
  );
}

const STATES: Record<string, string> = {
  appeared: 'new',
  vanished: 'gone',
  newly_estimable: 'now estimable',
  no_longer_estimable: 'no longer estimable',
  withheld: 'withheld',
};
