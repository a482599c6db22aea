import type { Analysis, RowDifference } from '@cohort-report/schema';
import { isOmissionSummary } from '../rows/is-omission-summary.ts';

/**
 * Variables that a row reads beside its own: the other factors and the strata of its model, the modifier, the groups that are
 * compared or left out in turn.
 */
export function otherVariables(row: RowDifference['row'], analysis: Analysis): string[] {
  if (
    analysis.kind === 'cox_table' ||
    analysis.kind === 'leave_one_out' ||
    analysis.kind === 'proportional_hazards'
  ) {
    const factors = row.model === 'multivariable' ? analysis.factors : [];
    const strata = row.variable === undefined && row.model === undefined ? [] : analysis.strata;
    const by =
      analysis.kind === 'leave_one_out' &&
      analysis.by !== 'patient' &&
      isOmissionSummary(row.statistic)
        ? [analysis.by]
        : [];
    return [...factors.map(({ variable }) => variable), ...(strata ?? []), ...by];
  }
  if (row.variable === undefined && analysis.kind === 'interaction_table') return [];
  if (analysis.kind === 'interaction_table')
    return [analysis.modifier.variable, ...(analysis.strata ?? [])];
  if (analysis.kind === 'subgroup_effects')
    return row.variable === undefined ? [] : [analysis.factor.variable, ...(analysis.strata ?? [])];
  if (row.group !== undefined) return [];
  const by = 'by' in analysis ? analysis.by : undefined;
  const compares = /(^|_)(p|p_value|chisq|df)$/.test(row.statistic);
  if (!compares || by === undefined || Array.isArray(by)) return [];
  return [typeof by === 'string' ? by : by.variable];
}
