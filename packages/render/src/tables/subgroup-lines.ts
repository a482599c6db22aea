import type { Factor, RowGroup } from '@cohort-report/schema';
import type { RowKey } from '../rows/index-rows.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { levelMidSentence } from '../view/level-mid-sentence.ts';
import { factorLevels } from './factor-levels.ts';
import { levelsOf } from './levels-of.ts';

type Context = AnalysisContext<'subgroup_effects'>;

/** A part of the patients with the effects in it. */
interface Part {
  /** Level in words, or that it is everybody. */
  label: string;
  /** Variable and level whose 'n' and 'events' count the part. */
  counted: Pick<RowKey, 'variable' | 'level'>;
  /** Absent for everybody. */
  group?: RowGroup;
}

/** The lines of a subgroup analysis: what is compared, everybody, and each subgroup with its levels. */
export interface SubgroupLines {
  /** Each compared level in words, e.g. "Yes versus no"; of a number one, "per unit". */
  comparisons: { level: string | undefined; label: string }[];
  all: Part;
  groups: { variable: string; label: string; parts: Part[] }[];
}

export function subgroupLines(context: Context): SubgroupLines {
  const { factor, subgroups } = context.analysis;
  return {
    comparisons: comparisons(context, factor),
    all: { label: 'All patients', counted: { variable: factor.variable } },
    groups: subgroups.map((subgroup) => {
      const { variable } = subgroup;
      return {
        variable,
        label: context.label(subgroup),
        parts: levelsOf(context, variable).map((level) => ({
          label: context.level(variable, level),
          counted: { variable, level },
          group: { variable, level },
        })),
      };
    }),
  };
}

function comparisons(context: Context, factor: Factor): SubgroupLines['comparisons'] {
  const [reference = '', ...compared] = factorLevels(context, factor) ?? [];
  if (compared.length === 0) return [{ level: undefined, label: 'per unit' }];
  const against = levelMidSentence(reference, context.variable(factor.variable));
  return compared.map((level) => ({
    level,
    label: `${context.level(factor.variable, level)} versus ${against}`,
  }));
}
