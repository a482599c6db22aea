import type { SiteTable } from '@cohort-report/schema';
import { type DocumentTable, documentTable, namedPaths } from '../document-table.ts';
import type { FileProblem } from '../raw-sheet.ts';
import { containedResolver } from './contained-resolver.ts';
import { followPath, type Resolver, text } from './follow-path.ts';
import { parsePath, type Step } from './parse-path.ts';
import type { PathNotes } from './path-notes.ts';
import { quantityText } from './quantity-text.ts';
import type { BundleResource } from './read-bundle.ts';
import { withdrawn } from './withdrawn.ts';

/** One table of a mapping from the resources of a bundle; what its paths have passed is noted. */
export function readResources(
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
    const resolve = containedResolver(resource, elsewhere);
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

function badPath(path: string, why: string): FileProblem {
  return {
    rule: 'path-unreadable',
    message: `a path of the mapping can't be read: ${why}`,
    expected: "a path, e.g. code.coding.where(system = 'http://loinc.org').code",
    found: path,
    action: 'correct the path in the site’s mapping',
  };
}
