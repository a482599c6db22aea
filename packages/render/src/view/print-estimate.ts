import type { ResultRow } from '@cohort-report/schema';
import { printInterval } from './print-interval.ts';
import { span } from './span.ts';
import type { Span } from './view-model.ts';

/** An estimate with its bounds in parentheses: `58.7 (46.7–NA)`; the estimate alone where none of the three exists. */
export function printEstimate(
  point: ResultRow | undefined,
  lower: ResultRow | undefined,
  upper: ResultRow | undefined,
  print: (row: ResultRow | undefined) => Span[],
): Span[] {
  if (point === undefined) return [];
  if ([point, lower, upper].every((row) => row?.value === null)) return print(point);
  const estimate = print(point);
  const interval = printInterval(lower, upper, print);
  return interval.length === 0 ? estimate : [...estimate, span(' ('), ...interval, span(')')];
}
