import type { Codebook, Finding, RecordRow, Site, Study } from '@cohort-report/schema';
import { entityParents } from '../persons/entity-parents.ts';

/** Rows that belong to an event (a lesion to a surgery) which the site does not deliver: they are kept, but may count nowhere. */
export function findStrayChildren(
  study: Study,
  codebook: Codebook,
  site: Site,
  rows: ReadonlyMap<string, readonly RecordRow[]>,
): Finding[] {
  const { id } = study.patient;
  const findings: Finding[] = [];
  for (const [entity, { parent, field }] of entityParents(codebook, id)) {
    const name = (row: RecordRow) => JSON.stringify([row.values[id], row.values[field]]);
    const parents = rows.get(parent);
    if (parents === undefined) continue;
    const known = new Set(parents.map(name));
    for (const row of rows.get(entity) ?? []) {
      if ((row.values[field] ?? null) === null || known.has(name(row))) continue;
      findings.push({
        severity: 'warning',
        rule: 'event-unknown',
        site: site.site,
        file: row.file,
        ...(row.sheet === undefined ? {} : { sheet: row.sheet }),
        row: row.row,
        entity,
        field,
        message: `the row belongs to no row of "${codebook.entities[parent]?.label}" of its patient`,
        expected: `a "${codebook.entities[entity]?.fields[field]?.label}" that the patient has there`,
        found: '•••',
        action: 'ask the site to correct the number, or to add the event',
      });
    }
  }
  return findings;
}
