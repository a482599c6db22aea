import type { Cohort, FieldValue } from '@cohort-report/schema';

/** What an expression may read of one patient: all cohort variables, the site, and `<endpoint>_days`, `<endpoint>_event`. */
export function patientScope(cohort: Cohort, patient: number): Record<string, FieldValue> {
  const scope: Record<string, FieldValue> = { site: cohort.site[patient] ?? null };
  for (const variable of cohort.variables) {
    scope[variable.name] = cohort.columns[variable.name]?.[patient] ?? null;
  }
  for (const endpoint of cohort.endpoints) {
    scope[`${endpoint.id}_days`] = endpoint.days[patient] ?? null;
    scope[`${endpoint.id}_event`] = endpoint.event[patient] ?? null;
  }
  return scope;
}
