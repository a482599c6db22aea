import type { Entity, StudyBundle } from '@cohort-report/schema';
import { headingNames } from '../raw/heading-names.ts';
import { plainPath } from './plain-path.ts';
import { plain } from './similarity.ts';

/** What is known of a field from the codebook and from the mappings of other sites. */
export interface KnownField {
  headers: string[];
  /** Raw text, plain -> canonical value as text. */
  values: Map<string, string>;
}

export interface KnownEntity {
  entity: Entity;
  /** Names of files and sheets that hold it elsewhere, paths of its rows in documents, and its own. */
  names: string[];
  fields: Map<string, KnownField>;
}

/** Collects for each entity how it is called, and how its fields and their values are called. */
export function knownMappings({ codebook, sites }: StudyBundle): Map<string, KnownEntity> {
  const known = new Map<string, KnownEntity>();
  for (const [name, entity] of Object.entries(codebook.entities)) {
    const fields = new Map(
      Object.entries(entity.fields).map(
        ([field, { label, levels, type }]): [string, KnownField] => {
          const values = new Map<string, string>();
          for (const level of levels ?? []) {
            values.set(plain(level.label), level.value);
            values.set(plain(level.value), level.value);
          }
          if (type === 'boolean') for (const [raw, value] of BOOLEANS) values.set(raw, value);
          return [field, { headers: [field, label], values }];
        },
      ),
    );
    known.set(name, { entity, names: [name, entity.label], fields });
  }
  for (const table of sites.flatMap((site) => site.tables)) {
    const entity = known.get(table.entity);
    const name = table.rows === undefined ? table.sheet : plainPath(table.rows);
    const files = [table.file].flat().map((file) => file.replace(/\.\w+$/, ''));
    entity?.names.push(...(name === undefined ? files : [name]));
    for (const [header, declared] of Object.entries(table.columns)) {
      if ('ignore' in declared) continue;
      for (const { to, values } of [declared].flat()) {
        const field = entity?.fields.get(to);
        field?.headers.push(...headingNames(table, header));
        for (const [raw, value] of Object.entries(values ?? {}))
          if (value !== null && !field?.values.has(plain(raw)))
            field?.values.set(plain(raw), String(value));
      }
    }
  }
  return known;
}

const BOOLEANS: [string, string][] = [
  ['true', 'true'],
  ['false', 'false'],
  ['yes', 'true'],
  ['no', 'false'],
  ['ja', 'true'],
  ['nein', 'false'],
];
