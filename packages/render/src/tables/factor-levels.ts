import { type Factor, referenceLevel } from '@cohort-report/schema';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { levelsOf } from './levels-of.ts';

/** Levels with the reference first; undefined for a factor that is a number. */
export function factorLevels(
  context: Pick<AnalysisContext, 'variable' | 'rows'>,
  factor: Factor,
): string[] | undefined {
  const variable = context.variable(factor.variable);
  if (variable?.type === 'number' || variable?.type === 'integer') return undefined;
  const levels = levelsOf(context, factor.variable);
  const reference = factor.reference ?? (variable && referenceLevel(variable)) ?? levels[0];
  return levels.sort((a, b) => Number(b === reference) - Number(a === reference));
}
