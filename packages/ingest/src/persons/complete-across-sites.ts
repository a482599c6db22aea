import type { Entity, Finding } from '@cohort-report/schema';
import { hidden } from '../findings/hidden.ts';
import type { PersonRow } from './person-row.ts';

/**
 * Rows of several sites that tell of the same thing complete each other: what one lacks is taken from the first
 * site of precedence that has it. Where they contradict each other, each keeps its value and that is a finding.
 * `rows` in order of precedence; their values are changed in place.
 */
export function completeAcrossSites(
  entityName: string,
  entity: Entity,
  rows: readonly PersonRow[],
): Finding[] {
  const findings: Finding[] = [];
  for (const [name, field] of Object.entries(entity.fields)) {
    if (field.type === 'id' || field.varies) continue;
    const source = rows.find((row) => (row.values[name] ?? null) !== null);
    if (source === undefined) continue;
    const value = source.values[name] ?? null;
    for (const row of rows) {
      const own = row.values[name] ?? null;
      if (own === value) continue;
      const place = {
        site: row.site.site,
        file: row.record.file,
        ...(row.record.sheet === undefined ? {} : { sheet: row.record.sheet }),
        row: row.record.row,
        entity: entityName,
        field: name,
      };
      if (own === null) {
        row.values[name] = value;
        findings.push({
          severity: 'info',
          rule: 'completed-by-other-site',
          ...place,
          message: `"${field.label}" is taken from another site of the patient`,
          expected: 'a value',
          found: `none here, ${hidden(field, String(value))} at ${source.site.label}`,
          action: 'nothing, if the other site is right',
        });
      } else {
        findings.push({
          severity: 'warning',
          rule: 'sites-disagree',
          ...place,
          message: `two sites of the patient disagree in "${field.label}"`,
          expected: `${hidden(field, String(value))}, as ${source.site.label} has it`,
          found: hidden(field, String(own)),
          action: `${source.site.label} has precedence; ask both sites which one is right`,
        });
      }
    }
  }
  return findings;
}
