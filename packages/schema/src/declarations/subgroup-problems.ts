import type { ExpressionType } from '../expression/expression-type.ts';
import type { Problem } from '../problems/problem.ts';
import type { AnalysisOf } from './analysis.ts';

/** What is wrong with the subgroups of an analysis: one that is no category, that is the factor itself, or that stands there twice. */
export function subgroupProblems(
  { factor, subgroups }: AnalysisOf<'subgroup_effects'>,
  types: ReadonlyMap<string, ExpressionType | undefined>,
  file: string,
): Problem[] {
  return subgroups.flatMap(({ variable }, index): Problem[] => {
    const place = { file, path: `subgroups[${index}]` };
    if (variable === factor.variable)
      return [
        {
          ...place,
          message: `${variable} is the factor of this analysis: within one of its levels there is nothing to compare`,
          expected: 'a variable that is not the factor of this analysis',
        },
      ];
    if (subgroups.findIndex((other) => other.variable === variable) < index)
      return [
        {
          ...place,
          message: `the subgroup ${variable} stands here a second time`,
          expected: 'each subgroup once',
        },
      ];
    const kind = types.get(variable)?.kind;
    return kind === 'number' || kind === 'date'
      ? [
          {
            ...place,
            message: `${variable} makes no groups`,
            expected: 'a category, or true or false',
            found: `a ${kind}`,
            action: 'name another variable, or derive a category of this one under `derive`',
          },
        ]
      : [];
  });
}
