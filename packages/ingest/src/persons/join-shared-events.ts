import type { Codebook, Entity, Finding, Study } from '@cohort-report/schema';
import { completeAcrossSites } from './complete-across-sites.ts';
import { entityParents } from './entity-parents.ts';
import type { PersonRow } from './person-row.ts';

export interface SharedEvents {
  findings: Finding[];
  dropped: { entity: string; row: PersonRow; keptAt: string }[];
}

type PersonRows = Map<string, PersonRow[]>;

/**
 * Joins what several hospitals deliver of one person. Entities with one row a patient keep a row of each site, and
 * they complete each other. Of other entities, rows of different hospitals are the same event if their date (the
 * first date of `order`) and their first category are known and equal; without such fields, if all known values
 * but identifiers are equal. The row of the site of precedence stays, completed by the other; the other's child
 * rows go with it, or move to the row that stays if that has none. `rows` in order of precedence, changed in place.
 */
export function sharedEventJoiner(
  study: Study,
  codebook: Codebook,
): (rows: PersonRows) => SharedEvents {
  const parents = entityParents(codebook, study.patient.id);
  const names = Object.keys(codebook.entities);
  return (rows) => {
    const result: SharedEvents = { findings: [], dropped: [] };
    for (const name of names) {
      const entity = codebook.entities[name] as Entity;
      const ofHospitals = (rows.get(name) ?? []).filter((row) => row.site.kind === 'hospital');
      if (new Set(ofHospitals.map((row) => row.site.site)).size < 2 || parents.has(name)) continue;
      if (entity.key.every((field) => field === study.patient.id)) {
        result.findings.push(...completeAcrossSites(name, entity, ofHospitals));
        continue;
      }
      for (const [kept, other] of sameEvents(entity, ofHospitals)) {
        result.findings.push(...completeAcrossSites(name, entity, [kept, other]));
        drop(rows, name, other, kept, result);
        for (const [child, { parent, field }] of parents) {
          if (parent === name) moveChildren(rows, child, field, kept, other, result);
        }
      }
    }
    return result;
  };
}

/** Pairs of rows of different hospitals, one to one, the row of precedence first. */
function sameEvents(entity: Entity, rows: readonly PersonRow[]): [PersonRow, PersonRow][] {
  const date = entity.order.find((name) => entity.fields[name]?.type === 'date');
  const category = Object.keys(entity.fields).find(
    (name) => entity.fields[name]?.type === 'category',
  );
  const key = (row: PersonRow): string | undefined => {
    if (date === undefined || category === undefined) return knownValues(entity, row);
    const parts = [row.values[date] ?? null, row.values[category] ?? null];
    return parts.includes(null) ? undefined : JSON.stringify(parts);
  };
  const pairs: [PersonRow, PersonRow][] = [];
  const kept = new Map<string, { row: PersonRow; sites: Set<string> }[]>();
  for (const row of rows) {
    const text = key(row);
    if (text === undefined) continue;
    const candidates = kept.get(text) ?? [];
    const free = candidates.find(({ sites }) => !sites.has(row.site.site));
    if (free !== undefined) {
      free.sites.add(row.site.site);
      pairs.push([free.row, row]);
    } else {
      candidates.push({ row, sites: new Set([row.site.site]) });
      kept.set(text, candidates);
    }
  }
  return pairs;
}

function knownValues(entity: Entity, row: PersonRow): string | undefined {
  const values = Object.keys(entity.fields)
    .filter((name) => entity.fields[name]?.type !== 'id')
    .map((name) => row.values[name] ?? null);
  return values.every((value) => value === null) ? undefined : JSON.stringify(values);
}

function drop(
  rows: PersonRows,
  entity: string,
  row: PersonRow,
  kept: PersonRow,
  result: SharedEvents,
): void {
  rows.set(
    entity,
    (rows.get(entity) ?? []).filter((each) => each !== row),
  );
  result.dropped.push({ entity, row, keptAt: kept.site.label });
}

function moveChildren(
  rows: PersonRows,
  child: string,
  field: string,
  kept: PersonRow,
  other: PersonRow,
  result: SharedEvents,
): void {
  const list = rows.get(child) ?? [];
  const hasOwn = list.some((row) => row.values[field] === kept.values[field]);
  for (const row of list.filter((each) => each.values[field] === other.values[field])) {
    if (hasOwn) drop(rows, child, row, kept, result);
    else row.values[field] = kept.values[field] ?? null;
  }
}
