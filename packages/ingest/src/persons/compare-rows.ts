import type { Entity, FieldValue } from '@cohort-report/schema';
import type { PersonRow } from './person-row.ts';

/**
 * Order of a person's rows of one entity: its `order` fields, the site's precedence, its key, then all other values;
 * only rows that are equal in everything keep the order of the raw file.
 */
export function rowComparator(
  entity: Entity,
  sites: readonly string[],
): (a: PersonRow, b: PersonRow) => number {
  const rank = new Map(sites.map((site, index) => [site, index]));
  const ties = [...entity.key, ...Object.keys(entity.fields)];
  return (a, b) => {
    for (const name of entity.order) {
      const order = compareValues(a.values[name] ?? null, b.values[name] ?? null);
      if (order !== 0) return order;
    }
    const precedence = (rank.get(a.site.site) ?? 0) - (rank.get(b.site.site) ?? 0);
    if (precedence !== 0) return precedence;
    for (const name of ties) {
      const order = compareValues(a.values[name] ?? null, b.values[name] ?? null);
      if (order !== 0) return order;
    }
    return a.record.row - b.record.row;
  };
}

function compareValues(a: FieldValue, b: FieldValue): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
