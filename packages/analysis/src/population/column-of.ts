import type { FieldValue } from '@cohort-report/schema';
import type { Population } from './population.ts';

/** Values of a variable, one a patient of the population. */
export function columnOf(population: Population, name: string): FieldValue[] {
  return [...(population.table.array(name) as Iterable<FieldValue>)];
}
