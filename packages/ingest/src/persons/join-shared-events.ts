import type { Codebook, Entity, Study } from '@cohort-report/schema';
import { type Completion, completeAcrossSites } from './complete-across-sites.ts';
import { entityParents } from './entity-parents.ts';
import type { PersonRow } from './person-row.ts';
import { sameEvents } from './same-events.ts';

export interface SharedEvents {
  completions: Completion[];
  dropped: { entity: string; row: PersonRow; keptAt: string }[];
}

type PersonRows = Map<string, PersonRow[]>;

/**
 * Joins what several sites deliver of one person. Entities with one row a patient keep a row of each site, and those
 * of hospitals complete each other (in the patient table a registry completes them too). Of other entities, the same event (see `sameEvents`) delivered twice is kept once: the
 * row of the site of precedence, completed by the other. The other's child rows go with it, or move to the row
 * that stays if that has none. `rows` in order of precedence, changed in place.
 */
export function sharedEventJoiner(
  study: Study,
  codebook: Codebook,
): (rows: PersonRows) => SharedEvents {
  const parents = entityParents(codebook, study.patient.id);
  const names = Object.keys(codebook.entities);
  return (rows) => {
    const result: SharedEvents = { completions: [], dropped: [] };
    for (const name of names) {
      const entity = codebook.entities[name] as Entity;
      const all = rows.get(name) ?? [];
      const compared =
        name === study.patient.entity ? all : all.filter((row) => row.site.kind === 'hospital');
      if (new Set(compared.map((row) => row.site.site)).size < 2 || parents.has(name)) continue;
      if (entity.key.every((field) => field === study.patient.id)) {
        const hospitals = compared.filter((row) => row.site.kind === 'hospital');
        result.completions.push(...completeAcrossSites(name, entity, compared, hospitals));
        continue;
      }
      for (const [kept, other] of sameEvents(entity, compared)) {
        result.completions.push(...completeAcrossSites(name, entity, [kept, other], [kept]));
        drop(rows, name, other, kept, result);
        for (const [child, { parent, field }] of parents) {
          if (parent === name) moveChildren(rows, child, field, kept, other, result);
        }
      }
    }
    return result;
  };
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
