import type { ResultRow } from '@cohort-report/schema';
import type { AnalysisContext } from '../view/analysis-context.ts';

/** The row of a subgroup's p value of the interaction; it carries a level where the subgroup has just two. */
export function subgroupInteraction(
  context: Pick<AnalysisContext<'subgroup_effects'>, 'rows'>,
  variable: string,
): ResultRow | undefined {
  return context
    .rows()
    .find((row) => row.statistic === 'interaction_p' && row.variable === variable);
}
