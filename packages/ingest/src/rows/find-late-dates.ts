import type { Codebook, DatePrecision, Finding, RecordRow } from '@cohort-report/schema';
import { hidden } from '../findings/hidden.ts';

const KNOWN_SIGNS: Record<DatePrecision, number> = { day: 10, month: 7, year: 4 };

/** Dates after the data freeze's cutoff: a slip of the pen, or an export made later than the freeze says. They are kept. */
export function findLateDates(
  codebook: Codebook,
  entities: Readonly<Record<string, readonly RecordRow[]>>,
  cutoff: string | undefined,
): Finding[] {
  if (cutoff === undefined) return [];
  return Object.entries(codebook.entities).flatMap(([entity, { fields }]) => {
    const dates = Object.entries(fields).filter(([, { type }]) => type === 'date');
    return (entities[entity] ?? []).flatMap((row) =>
      dates.flatMap(([field, declared]): Finding[] => {
        const value = row.values[field];
        const signs = KNOWN_SIGNS[row.precision?.[field] ?? 'day'];
        if (typeof value !== 'string' || value.slice(0, signs) <= cutoff.slice(0, signs)) return [];
        return [
          {
            severity: 'warning',
            rule: 'date-after-cutoff',
            site: row.site,
            file: row.file,
            ...(row.sheet === undefined ? {} : { sheet: row.sheet }),
            row: row.row,
            entity,
            field,
            message: `a date of "${declared.label}" lies after the data freeze`,
            expected: `${cutoff}, the cutoff of the freeze, or earlier`,
            found: hidden(declared, value),
            action:
              'the value is used; ask the site for the date, or correct the cutoff in study.yaml',
          },
        ];
      }),
    );
  });
}
