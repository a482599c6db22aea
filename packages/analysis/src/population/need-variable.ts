import type { CohortVariable } from '@cohort-report/schema';
import type { Population } from './population.ts';

/** A variable of the population under the label that the analysis gives it. Throws an Error where the cohort has none of that name. */
export function needVariable(population: Population, name: string, label?: string): CohortVariable {
  const variable = population.variables.get(name);
  if (variable === undefined) throw new Error(`the cohort has no variable "${name}"`);
  return label === undefined ? variable : { ...variable, label };
}
