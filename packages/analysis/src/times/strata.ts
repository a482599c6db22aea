import type { CohortVariable } from '@cohort-report/schema';
import { columnOf } from '../population/column-of.ts';
import type { Population } from '../population/population.ts';
import type { EndpointTimes } from './endpoint-times.ts';
import { selectTimes } from './select-times.ts';

/** The patients of one curve. */
export interface Stratum {
  group?: { variable: string; level: string };
  times: EndpointTimes;
}

/** One stratum a level of `by`, in its order and with those that are empty; patients without a level are in none. */
export function strata(
  population: Population,
  times: EndpointTimes,
  by: CohortVariable,
): Stratum[] {
  const values = columnOf(population, by.name);
  return (by.levels ?? []).map(({ value }) => ({
    group: { variable: by.name, level: value },
    times: selectTimes(times, (row) => values[row] === value),
  }));
}
