import type { FieldValue, StudyBundle } from '@cohort-report/schema';
import type { RawRecord } from './make-records.ts';

type ScopeRow = Record<string, FieldValue>;

/**
 * The records of one patient as the study's derivations see them: a list for each entity, every field present, in the
 * entity's order, ties by the sites' precedence; copies of another site's rows left out; partial dates completed by the
 * codebook's rule.
 */
export function patientScope(
  records: readonly RawRecord[],
  { study, codebook, sites }: StudyBundle,
): Record<string, ScopeRow[]> {
  const kinds = new Map(sites.map(({ site, kind }) => [site, kind]));
  return Object.fromEntries(
    Object.entries(codebook.entities).map(([name, entity]) => {
      const rows = study.sites.flatMap((site) =>
        records
          .filter((record) => record.entity === name && record.site === site && !record.copy)
          .map((record): ScopeRow => {
            const row: ScopeRow = { site, site_kind: kinds.get(site) ?? 'hospital' };
            for (const [field, { impute }] of Object.entries(entity.fields)) {
              const value = record.values[field] ?? null;
              const precision = record.precision?.[field];
              row[field] =
                precision === undefined || impute === undefined || value === null
                  ? value
                  : completed(String(value), precision, impute);
            }
            return row;
          }),
      );
      return [name, inOrder(rows, entity.order)];
    }),
  );
}

function completed(
  date: string,
  precision: 'month' | 'year',
  impute: { month: number; year: string },
): string {
  return precision === 'year'
    ? `${date.slice(0, 4)}-${impute.year}`
    : `${date.slice(0, 7)}-${String(impute.month).padStart(2, '0')}`;
}

function inOrder(rows: readonly ScopeRow[], order: readonly string[]): ScopeRow[] {
  return rows.toSorted((a, b) => {
    for (const field of order) {
      const [left, right] = [a[field] ?? null, b[field] ?? null];
      if (left === right) continue;
      if (left === null) return 1;
      if (right === null) return -1;
      return left < right ? -1 : 1;
    }
    return 0;
  });
}
