import { keepLevels } from './keep-levels.ts';
import type { Population } from './population.ts';

/** The patients with one level of a category. */
export function onlyLevel(population: Population, variable: string, level: string): Population {
  return keepLevels(population, variable, (value) => value === level);
}
