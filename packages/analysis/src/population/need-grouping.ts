import type { CohortVariable, Factor } from '@cohort-report/schema';
import { needVariable } from './need-variable.ts';
import type { Population } from './population.ts';

/** A variable that divides the patients into groups. Throws an Error where it has no levels. */
export function needGrouping(population: Population, by: Factor): CohortVariable {
  const variable = needVariable(population, by.variable, by.label);
  if (variable.levels === undefined)
    throw new Error(`${by.variable} is a ${variable.type} and makes no groups; derive a category`);
  return variable;
}
