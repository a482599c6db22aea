import type { CohortDifference, RowDifference } from '@cohort-report/schema';
import type { Terms } from './cell-terms.ts';
import type { Counting } from './counted-patients.ts';
import type { CountsBehind } from './withheld-rows.ts';

/**
 * What is told of counts beside the rows: the patients of the earlier freeze, by site what those who entered and left make of those
 * of the later one (`shared`: the cohort as the shareable form has it), and by the study's index the events of each endpoint.
 */
export function knownCounts(
  shared: CohortDifference,
  differences: readonly RowDifference[],
  counting: Counting,
  minimum: number,
): CountsBehind {
  const known: Terms[] = [...sitesTold(shared, counting)];
  if (shared.before !== null) known.push(new Map([['', 1]]));
  for (const { row, status, change } of differences) {
    const isOfAll = [row.variable, row.group, row.model, row.cause].every((of) => of === undefined);
    if (row.statistic !== 'events' || !isOfAll) continue;
    const terms = counting.counted(row)?.terms;
    // Of two endpoints whose events sum to those of a third, the index tells no more than the rows do.
    const isOfCohort = terms?.size === 1 && [...terms.keys()].every((term) => !term.includes('&'));
    if (
      terms !== undefined &&
      isOfCohort &&
      (status === 'same' || Math.abs(change ?? 0) >= minimum)
    )
      known.push(terms);
  }
  const keys = new Set(known.map(keyOf));
  const knownRows = differences.flatMap(({ row }) => {
    const terms = counting.counted(row)?.terms;
    return terms !== undefined && keys.has(keyOf(terms)) ? [row.id] : [];
  });
  return { ...counting, known, knownRows: new Set(knownRows) };
}

function sitesTold({ entered, left }: CohortDifference, { sites }: Counting): Terms[] {
  const lists = [...entered, ...left];
  if (lists.some(({ count }) => count === null)) return [];
  const isPooled = lists.some(({ site }) => site === '*');
  const alone = new Set(lists.map(({ site }) => site));
  // A site that neither list names has no change of its own, or stands among the pooled ones.
  const named = [...sites].filter(([site]) => alone.has(site)).map(([, terms]) => terms);
  return isPooled ? named : [...sites.values()];
}

function keyOf(terms: Terms): string {
  return JSON.stringify([...terms].sort());
}
