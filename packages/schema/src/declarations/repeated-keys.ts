import { type Document, isScalar, visit } from 'yaml';

/** Keys that stand twice in one map of a YAML document, with the offset of the later one. */
export function repeatedKeys(document: Document): { key: string; at: number }[] {
  const found: { key: string; at: number }[] = [];
  visit(document, {
    Map(_, { items }) {
      const known = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (known.has(key.value)) found.push({ key: String(key.value), at: key.range?.[0] ?? 0 });
        known.add(key.value);
      }
    },
  });
  return found;
}
