import type { RowDifference } from '@cohort-report/schema';

/**
 * Rows of all patients but one site's (or another level's) that would tell, together with those of all patients, of too few:
 * what the two have not in common is the site. `leftOut` counts the patients left out whose data differ. Whether the row
 * itself changed does not matter.
 */
export function hiddenOmissions(
  differences: readonly RowDifference[],
  minimum: number,
  leftOut: (row: RowDifference['row']) => number,
): string[] {
  return differences.flatMap(({ row }) => {
    if (row.group?.without !== true) return [];
    const patients = leftOut(row);
    return patients > 0 && patients < minimum ? [row.id] : [];
  });
}
