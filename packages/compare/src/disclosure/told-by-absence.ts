import type { Analysis, RowDifference } from '@cohort-report/schema';

const HEIGHT = /^(survival|incidence|quantile|follow_up)(_lower|_upper)?$/;
const COUNTS = new Set(['n', 'events']);

/**
 * Ids of rows which tell a withheld count of the earlier freeze although they are none: an estimate that there was none of, since that
 * is so where a level had no patient or no event; and the p value of Fisher's test, which one table alone of those that are left
 * gives to the last digit.
 */
export function toldByAbsence(
  differences: readonly RowDifference[],
  analyses: ReadonlyMap<string, Analysis>,
  withheld: ReadonlySet<string>,
): string[] {
  const hidden = Map.groupBy(
    differences.filter(({ row }) => COUNTS.has(row.statistic) && withheld.has(row.id)),
    ({ row }) => row.analysis,
  );
  return differences.flatMap(({ row, status, before }) => {
    const own = (hidden.get(row.analysis) ?? []).map((count) => count.row);
    const isOfTable = own.some(
      ({ variable, group }) =>
        row.variable === undefined ||
        variable === row.variable ||
        group?.variable === row.variable ||
        row.model === 'multivariable',
    );
    if (!isOfTable) return [];
    const wasAbsent = status !== 'same' && before === null && !HEIGHT.test(row.statistic);
    const isOfLevels =
      analyses.get(row.analysis)?.kind === 'baseline_table' &&
      row.statistic === 'p_value' &&
      own.some(({ variable, level }) => variable === row.variable && level !== undefined);
    return wasAbsent || isOfLevels ? [row.id] : [];
  });
}
