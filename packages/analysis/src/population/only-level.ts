import { escape as byRow } from 'arquero';
import { columnOf } from './column-of.ts';
import type { Population } from './population.ts';

/** The patients with one level of a category. */
export function onlyLevel(population: Population, variable: string, level: string): Population {
  const stays = columnOf(population, variable).map((value) => value === level);
  const kept = population.table
    .filter(byRow((row: Record<string, unknown>) => row[variable] === level))
    .reify();
  return {
    ...population,
    n: kept.numRows(),
    table: kept,
    scopes: population.scopes.filter((_, row) => stays[row]),
  };
}
