import {
  type CohortVariable,
  type Factor,
  type FieldValue,
  referenceLevel,
} from '@cohort-report/schema';
import { columnOf } from '../population/column-of.ts';
import { needVariable } from '../population/need-variable.ts';
import type { Population } from '../population/population.ts';
import { type EndpointTimes, endpointTimes } from '../times/endpoint-times.ts';
import { selectTimes } from '../times/select-times.ts';

/** A factor of a model with its values, one a patient of the model. */
export interface ModelFactor {
  variable: CohortVariable;
  /** Level the others are compared with; absent for numbers. */
  reference?: string;
  values: FieldValue[];
}

/** The complete cases of a model. */
export interface ModelData {
  times: EndpointTimes;
  factors: ModelFactor[];
  /** Of each patient the combination of the strata's levels; absent in a model without strata. */
  strata?: string[];
}

/** Keeps the patients in whom the endpoint, all factors and all strata are known: R's na.omit. */
export function modelData(
  population: Population,
  endpoint: string,
  declared: readonly Factor[],
  strata: readonly string[] = [],
): ModelData {
  const columns = declared.map((factor) => columnOf(population, factor.variable));
  const stratified = strata.map((name) => columnOf(population, name));
  const times = selectTimes(endpointTimes(population, endpoint), (row) =>
    [...columns, ...stratified].every((column) => column[row] !== null),
  );
  const factors = declared.map((factor, index): ModelFactor => {
    const variable = needVariable(population, factor.variable, factor.label);
    const reference = variable.levels && (factor.reference ?? referenceLevel(variable));
    const values = times.row.map((row) => columns[index]?.[row] ?? null);
    return { variable, values, ...(reference === undefined ? {} : { reference }) };
  });
  if (stratified.length === 0) return { times, factors };
  const levels = times.row.map((row) => JSON.stringify(stratified.map((column) => column[row])));
  return { times, factors, strata: levels };
}
