import type { DataNotes, StudyBundle } from '@cohort-report/schema';
import type { AssessedPerson } from './assess-persons.ts';

/**
 * Dates in which the sites of one patient may rightly differ (`varies`), e.g. a last contact: by field and site, of how many
 * persons another site gives one too, and of how many this site's is the latest.
 */
export function mergedDates(
  { study, codebook }: StudyBundle,
  assessed: readonly AssessedPerson[],
): NonNullable<DataNotes['merged']> {
  return Object.entries(codebook.entities).flatMap(([entity, { label, fields }]) =>
    Object.entries(fields).flatMap(([name, field]) => {
      if (field.type !== 'date' || !field.varies) return [];
      const several = assessed
        .map(({ person }) => latestBySite(person.rows.get(entity) ?? [], name))
        .filter(({ size }) => size > 1);
      return study.sites.flatMap((site) => {
        const own = several.filter((dates) => dates.has(site));
        const latest = own.filter((dates) =>
          [...dates.values()].every((date) => date <= (dates.get(site) as string)),
        );
        if (own.length === 0) return [];
        const text = `${label}: ${field.label}`;
        return [{ site, field: text, patients: own.length, latest: latest.length }];
      });
    }),
  );
}

type Rows = NonNullable<ReturnType<AssessedPerson['person']['rows']['get']>>;

function latestBySite(rows: Rows, field: string): Map<string, string> {
  const dates = new Map<string, string>();
  for (const { site, values } of rows) {
    const date = values[field] ?? null;
    if (date !== null && String(date) > (dates.get(site.site) ?? ''))
      dates.set(site.site, String(date));
  }
  return dates;
}
