import type { CohortVariable, Factor } from '@cohort-report/schema';
import { needVariable } from '../population/need-variable.ts';
import type { Population } from '../population/population.ts';

/** The variables that the models of an analysis read: its factors under their own labels, then `others` such as strata. */
export function modelVariables(
  population: Population,
  factors: readonly Factor[],
  others: readonly string[] = [],
): CohortVariable[] {
  return [
    ...factors.map((factor) => needVariable(population, factor.variable, factor.label)),
    ...others.map((name) => needVariable(population, name)),
  ];
}
