import type { Analysis, ResultRow } from '@cohort-report/schema';
import { isOfOmittedPatients } from '../rows/is-of-omitted-patients.ts';

/** Statistics that are the value of a single patient. */
const EXTREMES = new Set(['min', 'max']);

/**
 * Patients whom the change of a row concerns. Where only the counts are known, no more than their difference; a change of
 * the smallest or largest value, or of what the models without one patient give together, concerns one patient.
 */
export function countPatients(
  analysis: Analysis,
  before: ResultRow | undefined,
  after: ResultRow | undefined,
  concerned: ReadonlySet<string> | undefined,
): number | null {
  const row = after ?? before;
  if (row === undefined) return null;
  if (EXTREMES.has(row.statistic) || isOfOmittedPatients(analysis, row.statistic)) return 1;
  if (concerned !== undefined) return concerned.size;
  const counts = [before, after].map((side) => countOf(side));
  const [was, is] = counts as [number, number];
  const apart = [Math.abs(is - was), Math.abs((after?.n ?? 0) - (before?.n ?? 0))];
  return Math.min(
    ...apart.filter((difference) => difference > 0),
    ...(apart.some(Boolean) ? [] : [0]),
  );
}

function countOf(row: ResultRow | undefined): number {
  if (row?.value === undefined || row.value === null) return 0;
  return row.statistic === 'percent' ? Math.round(row.value * row.n) : Math.round(row.value);
}
