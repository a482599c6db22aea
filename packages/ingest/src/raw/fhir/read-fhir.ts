import type { SiteTable } from '@cohort-report/schema';
import { type DocumentTable, documentTable, namedPaths } from '../document-table.ts';
import type { FileProblem } from '../raw-sheet.ts';
import { followPath, type Resolver, text } from './follow-path.ts';
import { parsePath, type Step } from './parse-path.ts';
import { type BundleResource, readBundle } from './read-bundle.ts';

/** One file of a site's FHIR export, and the tables that its mapping takes from it. */
export interface FhirFile {
  bytes: Uint8Array;
  tables: readonly SiteTable[];
}

/**
 * Reads all tables that a site's mapping takes from its FHIR bundles (by file). A reference may lead into another bundle.
 * Resources that no mapping reads are a problem of their file.
 */
export function readFhir(
  files: ReadonlyMap<string, FhirFile>,
): Map<SiteTable, DocumentTable | { problem: FileProblem }> {
  const bundles = [...files].map(([name, file]) => ({
    ...file,
    bundle: readBundle(file.bytes, /\.ndjson$/i.test(name)),
  }));
  const used = new Set<BundleResource>();
  const all = bundles.flatMap(({ bundle }) => ('problem' in bundle ? [] : bundle.resources));
  const resolve = resolver(all, used);
  const read = new Map<SiteTable, DocumentTable | { problem: FileProblem }>();
  for (const { bundle, tables } of bundles)
    for (const table of tables)
      read.set(
        table,
        'problem' in bundle ? bundle : readTable(table, bundle.resources, resolve, used),
      );
  for (const { bundle, tables } of bundles) {
    const first = tables.map((table) => read.get(table)).find((table) => table && 'sheet' in table);
    if ('problem' in bundle || first === undefined || 'problem' in first) continue;
    first.problems.push(...bundle.problems, ...unread(bundle.resources, used));
  }
  return read;
}

function readTable(
  table: SiteTable,
  resources: readonly BundleResource[],
  resolve: Resolver,
  used: Set<BundleResource>,
): DocumentTable | { problem: FileProblem } {
  let current = table.rows ?? '';
  let select: Step[];
  let columns: { path: string; steps: Step[] }[];
  try {
    select = parsePath(current);
    columns = namedPaths(table).flatMap(({ path, ignored }) => {
      current = path;
      const steps = parsePath(path);
      return ignored ? [] : [{ path, steps }];
    });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: badPath(current, error.message) };
  }
  const [first, ...conditions] = select;
  const type = first?.step === 'member' ? first.name : '';
  const rows = resources.flatMap((entry) => {
    if (entry.resource.resourceType !== type) return [];
    if (followPath(entry.resource, conditions, resolve).length === 0) return [];
    used.add(entry);
    const texts = columns.map(({ steps }) => followPath(entry.resource, steps, resolve).map(text));
    return [{ number: entry.number, texts }];
  });
  return documentTable(
    columns.map(({ path }) => path),
    rows,
    table,
  );
}

/** Finds resources by `Type/id`, and notes them as read. */
function resolver(resources: readonly BundleResource[], used: Set<BundleResource>): Resolver {
  const byReference = new Map(
    resources.map((entry) => [
      `${entry.resource.resourceType}/${String(entry.resource.id)}`,
      entry,
    ]),
  );
  return (reference) => {
    const entry = byReference.get(reference.split('/').slice(-2).join('/'));
    if (entry !== undefined) used.add(entry);
    return entry?.resource;
  };
}

const KIND = parsePath('code.coding.code');
const CATEGORY = parsePath('category.coding.code');

function unread(
  resources: readonly BundleResource[],
  used: ReadonlySet<BundleResource>,
): FileProblem[] {
  const kinds = new Map<string, { row: number; count: number }>();
  for (const entry of resources) {
    if (used.has(entry)) continue;
    const { resource } = entry;
    const codes = [CATEGORY, KIND].flatMap((path) =>
      followPath(resource, path, () => undefined).slice(0, 1),
    );
    const kind = [resource.resourceType, ...codes.map(text)].join(' ');
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, { row: entry.number, count: 1 });
    else known.count += 1;
  }
  return [...kinds].map(([kind, { row, count }]) => ({
    rule: 'resource-not-read',
    severity: 'warning',
    row,
    column: kind,
    message: 'no mapping reads resources of this kind',
    expected: 'a kind of resource that some `rows` selects',
    found: `${count} ${count === 1 ? 'resource' : 'resources'}`,
    action: 'map them, if they hold data of the study',
  }));
}

function badPath(path: string, why: string): FileProblem {
  return {
    rule: 'path-unreadable',
    message: `a path of the mapping can't be read: ${why}`,
    expected: "a path, e.g. code.coding.where(system = 'http://loinc.org').code",
    found: path,
    action: 'correct the path in the site’s mapping',
  };
}
