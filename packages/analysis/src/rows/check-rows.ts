import type { Problem, ResultRow } from '@cohort-report/schema';

/** Rows of one analysis without repetitions, and a problem for each id that would mean two different numbers. */
export function checkRows(
  analysis: string,
  rows: readonly ResultRow[],
): { rows: ResultRow[]; problems: Problem[] } {
  const seen = new Map<string, ResultRow>();
  const problems: Problem[] = [];
  for (const row of rows) {
    const earlier = seen.get(row.id);
    if (earlier === undefined) seen.set(row.id, row);
    else if (earlier.value !== row.value || earlier.reference !== row.reference)
      problems.push({
        file: `analyses/${analysis}.yaml`,
        message: `the result "${row.id}" would have two different values`,
        action: 'name each variable once; put the second use into an analysis of its own',
      });
  }
  return { rows: [...seen.values()], problems };
}
