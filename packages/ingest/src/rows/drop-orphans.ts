import type { Finding, RecordRow, Site, Study } from '@cohort-report/schema';
import type { AccountBook } from './account-book.ts';

/** Sets aside the rows of one site whose patient its patient table does not have. `rows` by entity is changed in place. */
export function dropOrphans(
  study: Study,
  site: Site,
  rows: Map<string, RecordRow[]>,
  book: AccountBook,
): Finding[] {
  const { entity: patientEntity, id } = study.patient;
  const patients = new Set((rows.get(patientEntity) ?? []).map((row) => row.values[id]));
  const findings: Finding[] = [];
  for (const [entity, list] of rows) {
    if (entity === patientEntity) continue;
    const kept = list.filter((row) => {
      if (patients.has(row.values[id] ?? null)) return true;
      book.setAside({ ...row, entity }, 'patient not in the patient table of the site');
      findings.push(orphan(site, row, entity, id));
      return false;
    });
    rows.set(entity, kept);
  }
  return findings;
}

function orphan(site: Site, row: RecordRow, entity: string, field: string): Finding {
  return {
    severity: 'warning',
    rule: 'patient-unknown',
    site: site.site,
    file: row.file,
    ...(row.sheet === undefined ? {} : { sheet: row.sheet }),
    row: row.row,
    entity,
    field,
    message: 'the patient is not in the patient table of the site; the row is not used',
    expected: 'a patient of the site’s patient table',
    found: '•••',
    action: 'ask the site to add the patient, or to correct the patient number',
  };
}
