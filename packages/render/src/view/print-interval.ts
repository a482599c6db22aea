import type { ResultRow } from '@cohort-report/schema';
import { rangeSeparator } from '../format/range-separator.ts';
import { span } from './span.ts';
import type { Span } from './view-model.ts';

/** Two bounds as a range, without parentheses; nothing where a bound has no row. */
export function printInterval(
  lower: ResultRow | undefined,
  upper: ResultRow | undefined,
  print: (row: ResultRow | undefined) => Span[],
): Span[] {
  const [from, ...fromMark] = print(lower);
  const [to, ...toMark] = print(upper);
  if (from === undefined || to === undefined) return [];
  const sameReason = lower?.value === null && lower.reason === upper?.reason;
  return [
    from,
    ...(sameReason ? [] : fromMark),
    span(rangeSeparator(from.text, to.text)),
    to,
    ...toMark,
  ];
}
