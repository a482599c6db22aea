import type { Cohort, FieldValue } from '@cohort-report/schema';

/** What an expression may read of one patient: all cohort variables, the site, and `<endpoint>_days`, `<endpoint>_event`, `<endpoint>_competing`. */
export function patientScope(cohort: Cohort, patient: number): Record<string, FieldValue> {
  const scope: Record<string, FieldValue> = { site: cohort.site[patient] ?? null };
  for (const variable of cohort.variables) {
    scope[variable.name] = cohort.columns[variable.name]?.[patient] ?? null;
  }
  for (const endpoint of cohort.endpoints) {
    scope[`${endpoint.id}_days`] = endpoint.days[patient] ?? null;
    scope[`${endpoint.id}_event`] = endpoint.event[patient] ?? null;
    if (endpoint.competing !== undefined)
      scope[`${endpoint.id}_competing`] = endpoint.competing.cause[patient] ?? null;
  }
  return scope;
}
