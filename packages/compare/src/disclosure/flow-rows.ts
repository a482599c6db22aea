import type { RowDifference } from '@cohort-report/schema';

/**
 * Ids of a patient flow's rows from which withheld exclusions could be worked out: the patients remaining after each
 * criterion, where an exclusion or the start is withheld; the start, of all or of a site, where too few patients make the change
 * of all exclusions together, which is the start less the included.
 */
export function flowRows(
  differences: readonly RowDifference[],
  withheld: ReadonlySet<string>,
  minimum: number,
): string[] {
  const starts = differences.filter(({ row }) => row.statistic === 'start');
  return starts.flatMap((start) => {
    const own = differences.filter(({ row }) => row.analysis === start.row.analysis);
    const included = own.find(
      ({ row }) => row.statistic === 'included' && row.group?.level === start.row.group?.level,
    );
    const isTold = !withheld.has(start.row.id) && !withheld.has(included?.row.id ?? '');
    const change = Math.abs(
      (excluded(start, included, 'after') ?? 0) - (excluded(start, included, 'before') ?? 0),
    );
    const ids = isTold && change > 0 && change < minimum ? [start.row.id] : [];
    const hides =
      start.row.group === undefined &&
      own.some(
        ({ row }) =>
          (row.statistic === 'excluded' || row === start.row) &&
          (withheld.has(row.id) || ids.includes(row.id)),
      );
    const remaining = own.filter(({ row }) => row.statistic === 'remaining');
    return hides ? [...ids, ...remaining.map(({ row }) => row.id)] : ids;
  });
}

function excluded(
  start: RowDifference,
  included: RowDifference | undefined,
  side: 'before' | 'after',
): number | null {
  const [all, rest] = [start[side], included?.[side] ?? null];
  return all === null || rest === null ? null : all - rest;
}
