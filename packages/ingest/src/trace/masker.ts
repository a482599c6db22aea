import type { StudyBundle } from '@cohort-report/schema';
import type { PersonRow } from '../persons/person-row.ts';

/** Replaces whatever identifies a person in a derived value: identifying fields of records, and the values of such fields. */
export function masker(
  { codebook }: StudyBundle,
  rows: ReadonlyMap<string, readonly PersonRow[]>,
): (value: unknown) => unknown {
  const names = new Set<string>();
  const values = new Set<unknown>();
  for (const [entity, { fields }] of Object.entries(codebook.entities)) {
    for (const [name, field] of Object.entries(fields)) {
      if (!field.identifying) continue;
      names.add(name);
      for (const row of rows.get(entity) ?? [])
        if (row.values[name] !== null) values.add(row.values[name]);
    }
  }
  const mask = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(mask);
    if (typeof value !== 'object' || value === null) return values.has(value) ? '•••' : value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        names.has(name) && inner !== null ? '•••' : mask(inner),
      ]),
    );
  };
  return mask;
}
