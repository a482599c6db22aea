import { keepLevels } from './keep-levels.ts';
import type { Population } from './population.ts';

/** All patients but those with one level of a category; those in whom it is not known stay. */
export function withoutLevel(population: Population, variable: string, level: string): Population {
  return keepLevels(population, variable, (value) => value !== level);
}
