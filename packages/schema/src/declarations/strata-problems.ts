import type { ExpressionType } from '../expression/expression-type.ts';
import type { Problem } from '../problems/problem.ts';
import type { Analysis } from './analysis.ts';

type Stratified = Extract<Analysis, { strata?: string[] | undefined }>;

/** What is wrong with the strata of a Cox analysis: one that is in the model, too, or that is no category. */
export function strataProblems(
  analysis: Stratified,
  types: ReadonlyMap<string, ExpressionType | undefined>,
  file: string,
): Problem[] {
  const factors = factorsOf(analysis);
  return (analysis.strata ?? []).flatMap((name, index) => {
    const place = { file, path: `strata[${index}]` };
    if (factors.some(({ variable }) => variable === name))
      return [
        {
          ...place,
          message: `${name} is in the model and a stratum of it: its effect cannot be told`,
          expected: 'a variable that is no factor of this analysis',
        },
      ];
    const kind = types.get(name)?.kind;
    return kind === undefined || kind === 'category' || kind === 'boolean'
      ? []
      : [
          {
            ...place,
            message: `${name} is no category: each of its values would be a stratum`,
            expected: 'a variable with levels; derive one, e.g. an age group',
          },
        ];
  });
}

function factorsOf(analysis: Stratified): { variable: string }[] {
  if (analysis.kind === 'subgroup_effects') return [analysis.factor, ...analysis.subgroups];
  return analysis.kind === 'interaction_table'
    ? [...analysis.factors, analysis.modifier]
    : analysis.factors;
}
