import type { DeclarationChange, StudyBundle } from '@cohort-report/schema';

const NAMES = ['id', 'name', 'variable', 'topic', 'ref', 'entity'] as const;

/**
 * The entries that the declarations of two times say differently. Items of a list are matched by what names them, so that
 * one more item is one change; an analysis that has another name and is else the same is renamed. Texts of the report and
 * schemas of exports are left out: they move no number.
 */
export function compareDeclarations(before: StudyBundle, after: StudyBundle): DeclarationChange[] {
  const [old, now] = [byFile(before), byFile(after)];
  const renamed = renamedAnalyses(before, after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((file) => {
    const names = renamed.get(file);
    return names === undefined
      ? leaves(file, old.get(file), now.get(file), [])
      : [{ file, path: 'name', ...names }];
  });
}

/** Files of analyses, old and new, that differ in their name alone: where of each content one is gone and one is new. */
function renamedAnalyses(
  before: StudyBundle,
  after: StudyBundle,
): Map<string, { before: string; after: string }> {
  const only = (all: StudyBundle, other: StudyBundle) =>
    Map.groupBy(
      all.analyses.filter(({ id }) => !other.analyses.some((known) => known.id === id)),
      ({ id: _, ...analysis }) => canonical(analysis),
    );
  const found = only(after, before);
  return new Map(
    [...only(before, after)].flatMap(([content, gone]) => {
      const added = found.get(content) ?? [];
      const [old, now] = [gone[0]?.id, added[0]?.id];
      if (old === undefined || now === undefined || gone.length + added.length > 2) return [];
      const names = { before: old, after: now };
      return [old, now].map((id) => [`analyses/${id}.yaml`, names] as const);
    }),
  );
}

function byFile({
  study,
  codebook,
  sites,
  analyses,
  published,
}: StudyBundle): Map<string, unknown> {
  return new Map<string, unknown>([
    ['study.yaml', study],
    ['codebook.yaml', codebook],
    ...sites.map((site): [string, unknown] => [`sites/${site.site}.yaml`, site]),
    ...analyses.map(({ id, ...analysis }): [string, unknown] => [`analyses/${id}.yaml`, analysis]),
    ...(published === undefined ? [] : [['published.yaml', published] as [string, unknown]]),
  ]);
}

function leaves(
  file: string,
  before: unknown,
  after: unknown,
  path: readonly string[],
): DeclarationChange[] {
  if (isDeepEqual(before, after)) return [];
  const [old, now] = [treeOf(before), treeOf(after)];
  if (old !== undefined && now !== undefined) {
    const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap((key) =>
      leaves(file, old.get(key), now.get(key), [...path, key]),
    );
    if (changes.length > 0) return changes;
    // The same items in another order.
    return [{ file, path: [...path, 'order'].join('.'), before: order(old), after: order(now) }];
  }
  return [{ file, path: path.join('.'), before: text(before), after: text(after) }];
}

/** Entries of an object or a list under their names; undefined for a plain value, or a list whose items have none. */
function treeOf(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const key = NAMES.find(
    (name) =>
      new Set(value.map((item: unknown) => nameOf(item, name))).size === value.length &&
      value.every((item: unknown) => nameOf(item, name) !== undefined),
  );
  if (key === undefined || value.length === 0) return undefined;
  return new Map(value.map((item: unknown) => [nameOf(item, key) as string, item]));
}

function nameOf(item: unknown, key: string): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const name = (item as Record<string, unknown>)[key];
  return typeof name === 'string' ? name : undefined;
}

/** Equal but for the order of an object's entries. */
function isDeepEqual(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

function order(tree: ReadonlyMap<string, unknown>): string {
  return [...tree.keys()].join(', ');
}

function text(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
