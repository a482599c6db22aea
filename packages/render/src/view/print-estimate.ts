import type { ResultRow } from '@cohort-report/schema';
import { printInterval } from './print-interval.ts';
import { span } from './span.ts';
import type { Span } from './view-model.ts';

/** An estimate with its bounds in parentheses: `58.7 (46.7–NA)`; the estimate alone where all three are missing for one reason. */
export function printEstimate(
  point: ResultRow | undefined,
  lower: ResultRow | undefined,
  upper: ResultRow | undefined,
  print: (row: ResultRow | undefined) => Span[],
): Span[] {
  if (point === undefined) return [];
  const allMissing = [point, lower, upper].every((row) => row?.value === null);
  if (allMissing && lower?.reason === point.reason && upper?.reason === point.reason)
    return print(point);
  const interval = printInterval(lower, upper, print);
  return interval.length === 0
    ? print(point)
    : [...print(point), span(' ('), ...interval, span(')')];
}
