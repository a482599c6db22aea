export { analyse } from './analyse.ts';
export { selectPopulation } from './population/select-population.ts';
