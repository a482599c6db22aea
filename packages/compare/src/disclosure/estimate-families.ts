import type { Analysis, RowDifference } from '@cohort-report/schema';

const ESTIMATES = /^(hazard_ratio(_lower|_upper)?|p_value)$/;

/**
 * The estimates of each comparison of a subgroup analysis, in all patients and in each level of one subgroup: all patients and all
 * levels but one would tell of the one that is left.
 */
export function estimateFamilies(
  differences: readonly RowDifference[],
  analyses: readonly Analysis[],
): RowDifference[][] {
  return analyses.flatMap((analysis) => {
    if (analysis.kind !== 'subgroup_effects') return [];
    const own = differences.filter(
      ({ row }) => row.analysis === analysis.id && ESTIMATES.test(row.statistic),
    );
    const comparisons = Map.groupBy(own, ({ row }) => JSON.stringify([row.endpoint, row.level]));
    return [...comparisons.values()].flatMap((rows) =>
      analysis.subgroups.map(({ variable }) =>
        rows
          .filter(({ row }) => row.group === undefined || row.group.variable === variable)
          .sort((a, b) => Number(a.row.group === undefined) - Number(b.row.group === undefined)),
      ),
    );
  });
}
