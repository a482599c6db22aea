import { span } from '../view/span.ts';
import type { Span } from '../view/view-model.ts';
import type { DifferenceContext } from './difference-context.ts';

/** A text that leads to the table of a row's analysis. */
export function linkTo(context: DifferenceContext, row: string, text: string): Span[] {
  const analysis = (context.rows.get(row) ?? context.changes.get(row)?.row)?.analysis;
  const link =
    analysis === undefined || !context.results.has(analysis) ? null : `${analysis}-heading`;
  return [{ ...span(text), link }];
}
