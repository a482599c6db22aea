import type { Finding } from '@cohort-report/schema';
import type { GatheredPerson } from '../persons/gather-persons.ts';
import { type FindingText, rowFinding } from './row-finding.ts';

/** A finding about a person: at their row in the patient table of the site of precedence, or at their first row. */
export function personFinding(
  person: GatheredPerson,
  patientEntity: string,
  what: FindingText,
): Finding {
  for (const [entity, rows] of [
    [patientEntity, person.rows.get(patientEntity) ?? []] as const,
    ...person.rows,
  ]) {
    const row = rows.find((each) => each.site.site === person.sites[0]);
    if (row !== undefined) return rowFinding(row, entity, what);
  }
  throw new Error('a person without rows');
}
