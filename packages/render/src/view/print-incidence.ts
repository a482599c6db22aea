import type { ResultRow } from '@cohort-report/schema';
import { printEstimate } from './print-estimate.ts';
import type { Span } from './view-model.ts';

/** An incidence with its bounds in parentheses; one of 0, which has none, with the mark of the reason alone. */
export function printIncidence(
  point: ResultRow | undefined,
  lower: ResultRow | undefined,
  upper: ResultRow | undefined,
  print: (row: ResultRow | undefined) => Span[],
): Span[] {
  const isBare = [lower, upper].every((row) => row?.value === null) && point?.value === 0;
  return isBare
    ? [...print(point), ...print(lower).slice(1)]
    : printEstimate(point, lower, upper, print);
}
