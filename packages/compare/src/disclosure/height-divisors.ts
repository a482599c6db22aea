import type { RowDifference } from '@cohort-report/schema';
import type { Cell } from './cell-of.ts';

const HEIGHT = /^(survival|incidence)$/;
const AREA = /^restricted_mean(_difference)?$/;

/**
 * Rows of curves with the counts that they tell at full precision: a height while nobody is censored is a quotient by the number of
 * patients, and so is an area, which holds days. `patientsOf`: the rows that give that number for the patients of a row.
 */
export function heightDivisors(
  differences: readonly RowDifference[],
  patientsOf: (row: Cell) => readonly RowDifference[],
): { id: string; counts: readonly RowDifference[] }[] {
  return differences.flatMap(({ row, before }) => {
    const { id, unit, at, cause, variable, level, reference, ...own } = row;
    const isArea = AREA.test(row.statistic);
    if (!isArea && !HEIGHT.test(row.statistic)) return [];
    const groups =
      variable === undefined
        ? [own.group]
        : [level, reference].flatMap((each) =>
            each === undefined ? [] : [{ variable, level: each }],
          );
    const counts = groups.flatMap((group) => {
      const { group: _, ...rest } = own;
      return patientsOf({ ...rest, ...(group === undefined ? {} : { group }), statistic: 'n' });
    });
    return isArea || isQuotient(before, counts[0]?.before ?? 0) ? [{ id, counts }] : [];
  });
}

/** Whether a share is one of so many patients. */
function isQuotient(share: number | null, patients: number): boolean {
  const part = (share ?? 0.5) * patients;
  return patients > 0 && share !== null && Math.abs(part - Math.round(part)) < 1e-9;
}
