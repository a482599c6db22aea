import type { RowDifference } from '@cohort-report/schema';
import { span } from '../view/span.ts';
import type { Span } from '../view/view-model.ts';
import type { DifferenceContext } from './difference-context.ts';
import { amountText } from './print-line.ts';

/** The causes of a row's change, the strongest first, with what each one added: they sum to the change. */
export function printCauses(context: DifferenceContext, id: string, most = 4): Span[] {
  const found = context.changes.get(id);
  if (found === undefined || found.status === 'withheld') return [];
  const shares = sorted(found);
  const kind = context.results.get(found.row.analysis)?.analysis.kind;
  if (kind === 'scorecard' || kind === 'audit') return [];
  if (shares.length === 0)
    return found.causesReason === undefined ? [] : [span(found.causesReason)];
  const shown = shares.filter(({ amount }) => amountText(context, id, amount) !== '0');
  const told = shown.slice(0, shown.length > most ? most - 1 : most);
  const rest = shares
    .filter((share) => !told.includes(share))
    .reduce((sum, { amount }) => sum + amount, 0);
  const texts = told.map(
    ({ cause, amount }) => `${amountText(context, id, amount)} ${context.cause(cause, true)}`,
  );
  const others = amountText(context, id, rest);
  if (others !== '0') texts.push(`${others} other causes`);
  return [span(texts.join('; '))];
}

function sorted({ causes }: RowDifference): { cause: string; amount: number }[] {
  return [...(causes ?? [])].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
}
