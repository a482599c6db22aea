const NOT_JUDGED = new Set(['text', 'meta', 'contained']);

/**
 * Paths of members of a resource that hold nothing: null, an empty object or an empty list. FHIR leaves such members out, so
 * that a value has gone missing there. A null in a list stands for an item that only an extension tells of.
 */
export function fhirEmptyMembers(resource: { resourceType: string }): string[] {
  return Object.entries(resource).flatMap(([name, value]) =>
    NOT_JUDGED.has(name) ? [] : emptyBelow(value, name),
  );
}

function emptyBelow(value: unknown, path: string): string[] {
  if (value === null) return [path];
  if (typeof value !== 'object') return [];
  if (Object.keys(value).length === 0) return [path];
  if (Array.isArray(value))
    return value.flatMap((item) => (item === null ? [] : emptyBelow(item, path)));
  return Object.entries(value).flatMap(([name, below]) => emptyBelow(below, `${path}.${name}`));
}
