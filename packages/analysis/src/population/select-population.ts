import {
  type Analysis,
  type Cohort,
  type CohortVariable,
  compileExpression,
  type FieldValue,
} from '@cohort-report/schema';
import { escape as byRow, table } from 'arquero';
import { countText } from '../rows/count-text.ts';
import { deriveColumn } from './derive-column.ts';
import { holds } from './holds.ts';
import { patientScope } from './patient-scope.ts';
import type { Population } from './population.ts';
import { siteVariable } from './site-variable.ts';
import { withLevels } from './with-levels.ts';

/** Adds the site and the analysis' own variables to the cohort and keeps the patients of its population, in the cohort's order. */
export function selectPopulation(analysis: Analysis, cohort: Cohort): Population {
  const scopes = cohort.patients.map((_, patient) => patientScope(cohort, patient));
  const warnings: string[] = [];
  const variables = new Map<string, CohortVariable>();
  const columns: Record<string, unknown[]> = { patient: cohort.patients.map((_, index) => index) };
  const add = (variable: CohortVariable, values: readonly FieldValue[]) => {
    const levelled = withLevels(variable, values);
    variables.set(variable.name, levelled);
    columns[variable.name] = values.map((value) =>
      value === null || levelled.levels === undefined ? value : String(value),
    );
  };
  add(siteVariable(cohort), cohort.site);
  for (const variable of cohort.variables) {
    add(variable, cohort.columns[variable.name] ?? cohort.patients.map(() => null));
  }
  for (const derived of analysis.derive) {
    const { values, warnings: raised } = deriveColumn(derived, scopes);
    warnings.push(...raised);
    const { expr: _expr, ...variable } = derived;
    add(variable, values);
    scopes.forEach((scope, patient) => {
      scope[derived.name] = values[patient] ?? null;
    });
  }
  for (const endpoint of cohort.endpoints) {
    columns[`${endpoint.id}_days`] = endpoint.days;
    columns[`${endpoint.id}_event`] = endpoint.event;
    columns[`${endpoint.id}_competing`] =
      endpoint.competing?.cause ?? cohort.patients.map(() => null);
  }
  const included = membership(analysis, scopes, warnings);
  const kept = table(columns)
    .filter(byRow((row: { patient: number }) => included[row.patient]))
    .reify();
  return {
    n: kept.numRows(),
    table: kept,
    variables,
    endpoints: new Map(cohort.endpoints.map((endpoint) => [endpoint.id, endpoint])),
    scopes: scopes.filter((_, patient) => included[patient]),
    warnings,
  };
}

function membership(
  { population }: Analysis,
  scopes: readonly Record<string, FieldValue>[],
  warnings: string[],
): boolean[] {
  if (population === undefined) return scopes.map(() => true);
  const include = compileExpression(population.include);
  let undetermined = 0;
  const included = scopes.map((scope) => {
    const inside = holds(include, scope);
    if (inside === undefined) undetermined += 1;
    return inside === true;
  });
  if (undetermined > 0)
    warnings.push(
      `${population.label}: ${countText(undetermined, 'patient')} left out, as a value that decides is missing`,
    );
  return included;
}
