import { levelsOf } from '../tables/levels-of.ts';
import type { AnalysisContext } from './analysis-context.ts';

/** What a figure of curves over time reads. */
export type CurveContext =
  | AnalysisContext<'survival_curves'>
  | AnalysisContext<'cumulative_incidence'>;

/** A step function to draw: times in months, heights and limits as fractions; `censored` are marked. */
export interface DrawnCurve {
  group?: { variable: string; level: string };
  time: readonly number[];
  height: readonly number[];
  lower: readonly (number | null)[];
  upper: readonly (number | null)[];
  censored: readonly { time: number; height: number }[];
}

export interface CurveGroup {
  group: { variable: string; level: string } | undefined;
  label: string;
  curve: DrawnCurve | undefined;
}

/** The curves of an endpoint under the names of their groups, in the order of their levels; `curves` none where only the groups matter. */
export function curveGroups(
  context: CurveContext,
  endpoint: string,
  curves: readonly DrawnCurve[] = [],
): CurveGroup[] {
  const variable = context.analysis.by?.variable;
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
