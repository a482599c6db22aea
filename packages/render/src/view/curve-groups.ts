import type { SurvivalCurve } from '@cohort-report/schema';
import { levelsOf } from '../tables/levels-of.ts';
import type { AnalysisContext } from './analysis-context.ts';

export interface CurveGroup {
  group: { variable: string; level: string } | undefined;
  label: string;
  curve: SurvivalCurve | undefined;
}

/** The curves of an endpoint in the order of their levels. */
export function curveGroups(
  context: AnalysisContext<'survival_curves'>,
  endpoint: string,
): CurveGroup[] {
  const { analysis, report } = context;
  const curves = report.results.curves.filter(
    (curve) => curve.analysis === analysis.id && curve.endpoint === endpoint,
  );
  const variable = analysis.by?.variable;
  if (variable === undefined) return [{ group: undefined, label: 'All', curve: curves[0] }];
  return levelsOf(context, variable).flatMap((level) => {
    const group = { variable, level };
    if (context.row({ endpoint, group, statistic: 'n' }) === undefined) return [];
    return [
      {
        group,
        label: context.level(variable, level),
        curve: curves.find((curve) => curve.group?.level === level),
      },
    ];
  });
}
