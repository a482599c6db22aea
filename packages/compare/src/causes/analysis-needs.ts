import type { Analysis, Cohort } from '@cohort-report/schema';
import { namesIn } from './names-in.ts';

/** What an analysis reads of a cohort; changes of anything else can't move its numbers. */
export interface Needs {
  variables: Set<string>;
  endpoints: Set<string>;
  entities: Set<string>;
  /** Patients of the exports and the criteria they meet. */
  flow: boolean;
}

/** Finds the variables, endpoints and entities that a declaration names, in its expressions as well. */
export function analysisNeeds(analysis: Analysis, cohort: Cohort): Needs {
  const names = namesIn(analysis);
  const variables = cohort.variables.map(({ name }) => name).filter((name) => names.has(name));
  const endpoints = cohort.endpoints
    .map(({ id }) => id)
    .filter((id) =>
      [id, `${id}_days`, `${id}_event`, `${id}_competing`].some((name) => names.has(name)),
    );
  return {
    variables: new Set(names.has('site') ? [...variables, 'site'] : variables),
    endpoints: new Set(endpoints),
    entities: new Set(Object.keys(cohort.entities).filter((name) => names.has(name))),
    flow: analysis.kind === 'patient_flow',
  };
}
