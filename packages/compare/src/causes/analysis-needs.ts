import { type Analysis, type Cohort, compileExpression } from '@cohort-report/schema';

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
  const names = new Set<string>();
  collect(analysis, names);
  const variables = cohort.variables.map(({ name }) => name).filter((name) => names.has(name));
  const endpoints = cohort.endpoints
    .map(({ id }) => id)
    .filter((id) => names.has(id) || names.has(`${id}_days`) || names.has(`${id}_event`));
  return {
    variables: new Set(names.has('site') ? [...variables, 'site'] : variables),
    endpoints: new Set(endpoints),
    entities: new Set(Object.keys(cohort.entities).filter((name) => names.has(name))),
    flow: analysis.kind === 'patient_flow',
  };
}

const EXPRESSIONS = new Set(['include', 'expr', 'where']);

function collect(value: unknown, names: Set<string>, key = ''): void {
  if (typeof value === 'string') {
    if (EXPRESSIONS.has(key)) for (const name of compileExpression(value).names) names.add(name);
    else names.add(value);
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, names);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) collect(item, names, name);
  }
}
