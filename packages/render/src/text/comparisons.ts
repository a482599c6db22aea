import {
  type AnalysisOf,
  type Factor,
  type ResultRow,
  referenceLevel,
} from '@cohort-report/schema';
import { confidenceLabel } from '../format/confidence-label.ts';
import { ratioName } from '../format/ratio-name.ts';
import { factorLabel } from '../view/labels.ts';
import { levelMidSentence } from '../view/level-mid-sentence.ts';
import { printInterval } from '../view/print-interval.ts';
import { span } from '../view/span.ts';
import type { Span } from '../view/view-model.ts';
import type { TextScope } from './text-scope.ts';

export interface Comparison {
  /** E.g. "Largest diameter, >2 versus ≤2 cm". */
  name: string;
  /** Hazard ratio and interval, ready to stand before the p value; empty for interactions and tests of hazards. */
  numbers: () => Span[];
  p: ResultRow;
}

const P_VALUES = {
  cox_table: 'p_value',
  interaction_table: 'interaction_p',
  leave_one_out: 'p_value',
  subgroup_effects: 'interaction_p',
  proportional_hazards: 'ph_p',
} as const;

/**
 * Every comparison of a Cox table, of an interaction table or, of all patients, of a leave-one-out analysis, subgroup whose
 * interaction or factor whose hazards are tested, in the order of the factors; undefined for other kinds. `names` keep their capital
 * within a level.
 */
export function comparisons(
  scope: TextScope,
  id: string,
  only: { model: string | undefined; endpoint: string | undefined },
  names: readonly string[] = [],
): Comparison[] | undefined {
  const analysis = scope.report.results.analyses.find(
    (result) => result.analysis.id === id,
  )?.analysis;
  if (analysis === undefined || !('factors' in analysis || 'subgroups' in analysis))
    return undefined;
  const statistic = P_VALUES[analysis.kind];
  const rows = scope.report.index.byAnalysis.get(id) ?? [];
  const factors: Factor[] = 'subgroups' in analysis ? analysis.subgroups : analysis.factors;
  return factors.flatMap((factor) =>
    rows
      .filter(
        (row) =>
          row.variable === factor.variable &&
          row.statistic === statistic &&
          row.group === undefined &&
          (only.model === undefined || row.model === only.model) &&
          (only.endpoint === undefined || row.endpoint === only.endpoint),
      )
      .map((p) => ({
        name: nameOf(scope, factor, p, names),
        numbers: () =>
          analysis.kind === 'cox_table' || analysis.kind === 'leave_one_out'
            ? ratio(scope, p, analysis)
            : [],
        p,
      })),
  );
}

function nameOf(
  scope: TextScope,
  factor: Factor,
  row: ResultRow,
  names: readonly string[],
): string {
  const variable = scope.variable(row.analysis, factor.variable);
  if (row.level === undefined) return factorLabel(factor, variable);
  const reference = row.reference ?? factor.reference ?? (variable && referenceLevel(variable));
  const unit = variable?.unit === undefined ? '' : `\u00a0${variable.unit}`;
  const against =
    reference === undefined ? '' : ` versus ${levelMidSentence(reference, variable, names)}${unit}`;
  return `${factor.label ?? variable?.label ?? factor.variable}, ${levelMidSentence(row.level, variable, names)}${against}`;
}

function ratio(
  scope: TextScope,
  p: ResultRow,
  analysis: AnalysisOf<'cox_table'> | AnalysisOf<'leave_one_out'>,
): Span[] {
  const same = (statistic: string) =>
    scope.report.index.byAnalysis
      .get(p.analysis)
      ?.find(
        (row) =>
          row.statistic === statistic &&
          row.group === undefined &&
          row.variable === p.variable &&
          row.level === p.level &&
          row.model === p.model,
      );
  const point = same('hazard_ratio');
  if (point === undefined) return [];
  const interval = printInterval(same('hazard_ratio_lower'), same('hazard_ratio_upper'), (row) =>
    row === undefined ? [] : scope.print(row),
  );
  return [
    span(`${ratioName(analysis)} `),
    ...scope.print(point),
    ...(interval.length === 0
      ? []
      : [span(`, ${confidenceLabel(analysis.conf_level)} `), ...interval]),
    span('; '),
  ];
}
