import type { FieldValue } from '@cohort-report/schema';
import { escape as byRow } from 'arquero';
import { columnOf } from './column-of.ts';
import type { Population } from './population.ts';

/** The patients of whose value of a variable `keeps` holds; null where it is not known. */
export function keepLevels(
  population: Population,
  variable: string,
  keeps: (value: FieldValue) => boolean,
): Population {
  const stays = columnOf(population, variable).map(keeps);
  const kept = population.table
    .filter(byRow((row: Record<string, FieldValue>) => keeps(row[variable] ?? null)))
    .reify();
  return {
    ...population,
    n: kept.numRows(),
    table: kept,
    scopes: population.scopes.filter((_, row) => stays[row]),
  };
}
