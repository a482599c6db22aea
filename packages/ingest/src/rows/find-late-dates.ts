import type { Codebook, DatePrecision, Field, Finding, RecordRow } from '@cohort-report/schema';
import { hidden } from '../findings/hidden.ts';

const KNOWN_SIGNS: Record<DatePrecision, number> = { day: 10, month: 7, year: 4 };

/** Dates after the data freeze's cutoff: a slip of the pen, or an export made later than the freeze says. They are kept. */
export function findLateDates(
  codebook: Codebook,
  entities: Readonly<Record<string, readonly RecordRow[]>>,
  cutoff: string | undefined,
): Finding[] {
  const findings: Finding[] = [];
  if (cutoff === undefined) return findings;
  for (const [entity, { fields }] of Object.entries(codebook.entities)) {
    const dates = Object.entries(fields).filter(([, { type }]) => type === 'date');
    for (const row of entities[entity] ?? [])
      for (const [name, field] of dates) {
        const value = row.values[name];
        if (typeof value === 'string' && isLate(value, row.precision?.[name], cutoff))
          findings.push(late(row, entity, name, field, value, cutoff));
      }
  }
  return findings;
}

/** Of a partial date only what is known is compared. */
function isLate(date: string, precision: DatePrecision | undefined, cutoff: string): boolean {
  if (precision === undefined) return date > cutoff;
  const signs = KNOWN_SIGNS[precision];
  return date.slice(0, signs) > cutoff.slice(0, signs);
}

function late(
  row: RecordRow,
  entity: string,
  name: string,
  field: Field,
  value: string,
  cutoff: string,
): Finding {
  return {
    severity: 'warning',
    rule: 'date-after-cutoff',
    site: row.site,
    file: row.file,
    ...(row.sheet === undefined ? {} : { sheet: row.sheet }),
    row: row.row,
    entity,
    field: name,
    message: `a date of "${field.label}" lies after the data freeze`,
    expected: `${cutoff}, the cutoff of the freeze, or earlier`,
    found: hidden(field, value),
    action: 'the value is used; ask the site for the date, or correct the cutoff in study.yaml',
  };
}
