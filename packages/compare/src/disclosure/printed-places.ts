import type { Analysis, PublishedValue, RowDifference } from '@cohort-report/schema';

/**
 * Ids of a scorecard's rows that would tell withheld numbers: where all printed values of a place matched, each of them was the number
 * of the earlier freeze. Withheld are the places with a printed value of a withheld row, and what is said of all places together.
 */
export function printedPlaces(
  differences: readonly RowDifference[],
  analyses: ReadonlyMap<string, Analysis>,
  published: readonly Pick<PublishedValue, 'place' | 'row'>[],
  withheld: ReadonlySet<string>,
): string[] {
  const places = new Set(
    published.filter(({ row }) => withheld.has(row)).map(({ place }) => place),
  );
  if (places.size === 0) return [];
  return differences
    .filter(
      ({ row: { analysis, statistic, level } }) =>
        analyses.get(analysis)?.kind === 'scorecard' &&
        statistic !== 'n' &&
        statistic !== 'printed' &&
        (level === undefined || places.has(level)),
    )
    .map(({ row }) => row.id);
}
