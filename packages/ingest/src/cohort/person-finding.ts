import type { Finding } from '@cohort-report/schema';
import type { GatheredPerson } from '../persons/gather-persons.ts';
import type { PersonRow } from '../persons/person-row.ts';

type What = Pick<Finding, 'severity' | 'rule' | 'message'> &
  Partial<Pick<Finding, 'field' | 'expected' | 'found' | 'action'>>;

/** A finding at one raw row. */
export function rowFinding(row: PersonRow, entity: string, what: What): Finding {
  return {
    ...what,
    site: row.site.site,
    file: row.record.file,
    ...(row.record.sheet === undefined ? {} : { sheet: row.record.sheet }),
    row: row.record.row,
    entity,
  };
}

/** A finding about a person: at their row in the patient table of the site of precedence, or at their first row. */
export function personFinding(person: GatheredPerson, patientEntity: string, what: What): Finding {
  for (const [entity, rows] of [
    [patientEntity, person.rows.get(patientEntity) ?? []] as const,
    ...person.rows,
  ]) {
    const row = rows.find((each) => each.site.site === person.sites[0]);
    if (row !== undefined) return rowFinding(row, entity, what);
  }
  throw new Error('a person without rows');
}
