import type { SiteTable } from '@cohort-report/schema';
import { countText } from '../../findings/count-text.ts';
import { type DocumentTable, documentTable, namedPaths } from '../document-table.ts';
import type { FileProblem } from '../raw-sheet.ts';
import { followPath, type Resolver, text } from './follow-path.ts';
import { otherForms } from './other-forms.ts';
import { pagesMissing } from './pages-missing.ts';
import { parsePath, type Step } from './parse-path.ts';
import { type PathNotes, pathNotes } from './path-notes.ts';
import { quantityText } from './quantity-text.ts';
import { type BundleResource, readBundle } from './read-bundle.ts';
import { resourcesTwice } from './resources-twice.ts';
import { unreadParts } from './unread-parts.ts';
import { withdrawn } from './withdrawn.ts';

/** One file of a site's FHIR export, and the tables that its mapping takes from it. */
export interface FhirFile {
  bytes: Uint8Array;
  tables: readonly SiteTable[];
}

/**
 * Reads all tables that a site's mapping takes from its FHIR bundles (by file). A reference may lead into another bundle.
 * Resources and parts of them that no mapping reads or ignores are problems of their file.
 */
export function readFhir(
  files: ReadonlyMap<string, FhirFile>,
): Map<SiteTable, DocumentTable | { problem: FileProblem }> {
  const bundles = [...files].map(([name, file]) => ({
    ...file,
    bundle: readBundle(file.bytes, /\.ndjson$/i.test(name)),
  }));
  const notes = pathNotes();
  const all = bundles.flatMap(({ bundle }) => ('problem' in bundle ? [] : bundle.resources));
  const resolve = resolver(all.filter((resource) => withdrawn(resource) === undefined));
  const read = new Map<SiteTable, DocumentTable | { problem: FileProblem }>();
  for (const { bundle, tables } of bundles)
    for (const table of tables)
      read.set(
        table,
        'problem' in bundle ? bundle : readTable(table, bundle.resources, resolve, notes),
      );
  const resources = bundles.map(({ bundle }) => ('problem' in bundle ? [] : bundle.resources));
  const parts = unreadParts(resources, notes);
  const twice = resourcesTwice(resources);
  const forms = otherForms(resources, pathsOf(bundles.flatMap(({ tables }) => tables)), notes);
  const pages = pagesMissing(bundles.map(({ bundle }) => ('problem' in bundle ? {} : bundle)));
  bundles.forEach(({ bundle, tables }, index) => {
    const first = tables.map((table) => read.get(table)).find((table) => table && 'sheet' in table);
    if ('problem' in bundle || first === undefined || 'problem' in first) return;
    first.problems.push(...bundle.problems, ...unread(bundle.resources, notes));
    for (const own of [parts, forms, twice, pages]) first.problems.push(...(own[index] ?? []));
  });
  return read;
}

/** The paths of all columns, ignored ones too; those that can't be read are told where their table is read. */
function pathsOf(tables: readonly SiteTable[]): Step[][] {
  return tables.flatMap(namedPaths).flatMap(({ path }) => {
    try {
      return [parsePath(path)];
    } catch {
      return [];
    }
  });
}

function readTable(
  table: SiteTable,
  resources: readonly BundleResource[],
  elsewhere: Resolver,
  notes: PathNotes,
): DocumentTable | { problem: FileProblem } {
  let current = table.rows ?? '';
  let select: Step[];
  let named: { path: string; steps: Step[]; ignored: boolean }[];
  try {
    select = parsePath(current);
    named = namedPaths(table).map(({ path, ignored }) => {
      current = path;
      return { path, steps: parsePath(path), ignored };
    });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: badPath(current, error.message) };
  }
  const [first, ...conditions] = select;
  const type = first?.step === 'member' ? first.name : '';
  const [ignored, columns] = [true, false].map((wanted) =>
    named.filter((column) => column.ignored === wanted),
  ) as [typeof named, typeof named];
  const taken: FileProblem[] = [];
  const rows = resources.flatMap((entry) => {
    const { number, resource } = entry;
    if (resource.resourceType !== type) return [];
    const resolve = within(resource, elsewhere);
    if (followPath(resource, conditions, resolve, notes).length === 0) return [];
    const status = withdrawn(entry);
    if (status !== undefined) {
      noteBelow(resource, notes);
      taken.push(isWithdrawn(number, type, status));
      return [];
    }
    for (const { steps } of ignored)
      for (const value of followPath(resource, steps, resolve, notes)) noteBelow(value, notes);
    const texts = columns.map(({ path, steps }) => {
      const found = followPath(resource, steps, resolve, notes).map(text);
      return isQuantity(steps) && found.length > 0
        ? followPath(resource, steps.slice(0, -1), resolve).map((quantity) =>
            quantityText(quantity, unitOf(table, path)),
          )
        : found;
    });
    return [{ number, texts }];
  });
  const read = documentTable(
    columns.map(({ path }) => path),
    rows,
    table,
  );
  return { ...read, problems: [...read.problems, ...taken] };
}

function isQuantity(steps: readonly Step[]): boolean {
  const [owner, value] = steps.slice(-2);
  return (
    owner?.step === 'member' &&
    owner.name.endsWith('Quantity') &&
    value?.step === 'member' &&
    value.name === 'value'
  );
}

function unitOf(table: SiteTable, path: string): string | undefined {
  const column = table.columns[path];
  if (column === undefined || 'ignore' in column) return undefined;
  return [column].flat().find(({ unit }) => unit !== undefined)?.unit;
}

function isWithdrawn(row: number, type: string, status: string): FileProblem {
  return {
    rule: 'resource-withdrawn',
    severity: 'warning',
    row,
    column: `${type}.status`,
    message: 'the resource says that it was entered in error, or not done; it is not used',
    expected: 'a resource that tells of something',
    found: status,
    action: 'nothing, if that is right; otherwise ask the site to correct it',
  };
}

/** What is ignored is ignored with all below it. */
function noteBelow(value: unknown, notes: PathNotes): void {
  if (typeof value !== 'object' || value === null) return;
  notes.asked.add(value);
  for (const member of Object.values(value)) noteBelow(member, notes);
}

/** Finds resources by the full URL of their entry, or by `Type/id` at the end of a reference, whatever its version. */
function resolver(resources: readonly BundleResource[]): Resolver {
  const byUrl = new Map(resources.map(({ fullUrl, resource }) => [fullUrl, resource]));
  const byReference = new Map(
    resources.map(({ resource }) => [`${resource.resourceType}/${String(resource.id)}`, resource]),
  );
  return (reference) =>
    byUrl.get(reference) ??
    byReference.get(
      reference
        .replace(/\/_history\/.*$/, '')
        .split('/')
        .slice(-2)
        .join('/'),
    );
}

/** References like #med lead to a resource that the resource itself contains. */
function within(resource: BundleResource['resource'], elsewhere: Resolver): Resolver {
  return (reference) =>
    reference.startsWith('#')
      ? followPath(resource, CONTAINED, elsewhere).find(
          (each) => (each as { id?: unknown }).id === reference.slice(1),
        )
      : elsewhere(reference);
}

const CONTAINED = parsePath('contained');
const KIND = parsePath('code.coding.code');
const CATEGORY = parsePath('category.coding.code');

function unread(resources: readonly BundleResource[], { asked }: PathNotes): FileProblem[] {
  const kinds = new Map<string, { row: number; count: number }>();
  for (const { number, resource } of resources) {
    if (asked.has(resource)) continue;
    const codes = [CATEGORY, KIND].flatMap((path) =>
      followPath(resource, path, () => undefined).slice(0, 1),
    );
    const kind = [resource.resourceType, ...codes.map(text)].join(' ');
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, { row: number, count: 1 });
    else known.count += 1;
  }
  return [...kinds].map(([kind, { row, count }]) => ({
    rule: 'resource-not-read',
    severity: 'warning',
    row,
    column: kind,
    message: 'no mapping reads resources of this kind',
    expected: 'a kind of resource that some `rows` selects',
    found: countText(count, 'resource'),
    action: 'add a table for them to `tables`, or ask the site whether they hold data of the study',
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
