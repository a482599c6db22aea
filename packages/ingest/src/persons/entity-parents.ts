import type { Codebook } from '@cohort-report/schema';

/** The entity whose rows another entity's rows belong to, and the identifier that names them. */
export interface ParentEntity {
  parent: string;
  field: string;
}

/**
 * Child entity -> parent. An entity whose key is the patient and one identifier owns that identifier; every other
 * entity that has the field is its child.
 */
export function entityParents(codebook: Codebook, patientId: string): Map<string, ParentEntity> {
  const owners = new Map<string, string>();
  for (const [name, entity] of Object.entries(codebook.entities)) {
    const own = entity.key.filter((field) => field !== patientId);
    const field = own[0];
    if (own.length === 1 && field !== undefined && entity.fields[field]?.type === 'id') {
      if (!owners.has(field)) owners.set(field, name);
    }
  }
  const parents = new Map<string, ParentEntity>();
  for (const [name, entity] of Object.entries(codebook.entities)) {
    for (const [field, parent] of owners) {
      if (parent !== name && field in entity.fields && !parents.has(name))
        parents.set(name, { parent, field });
    }
  }
  return parents;
}
