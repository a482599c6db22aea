import { followPath, text } from '../raw/fhir/follow-path.ts';
import { parsePath } from '../raw/fhir/parse-path.ts';
import { type BundleResource, readBundle } from '../raw/fhir/read-bundle.ts';
import type { ExportTable } from './export-table.ts';

type Leaf = [path: string, value: string];

/** The tables that a FHIR bundle may hold: one for each kind of resource (type and category or code), a column for each path. */
export function fhirTables(file: string, bytes: Uint8Array): ExportTable[] {
  const bundle = readBundle(bytes, /\.ndjson$/i.test(file));
  if ('problem' in bundle) return [];
  const byReference = new Map(
    bundle.resources.map(({ resource }) => [
      `${resource.resourceType}/${String(resource.id)}`,
      resource,
    ]),
  );
  const kinds = Map.groupBy(
    bundle.resources.map(({ resource }) => resource),
    kindOf,
  );
  return [...kinds].map(([rows, resources]) => {
    const leaves = resources.map(
      (resource) =>
        new Map([
          ...leavesOf(resource),
          ...referred(resource, (reference) =>
            byReference.get(reference.split('/').slice(-2).join('/')),
          ),
        ]),
    );
    const paths = [...new Set(leaves.flatMap((row) => [...row.keys()]))];
    const columns = paths.map((header) => ({
      header,
      texts: leaves.map((row) => row.get(header) ?? ''),
    }));
    return { file, format: 'fhir' as const, rows, headerRow: 1, columns };
  });
}

const KINDS: [path: string, member: string][] = [
  ['category.coding.code', 'Procedure'],
  ['code.coding.code', 'Observation'],
];

function kindOf(resource: BundleResource['resource']): string {
  const { resourceType: type } = resource;
  const path = KINDS.find(([, of]) => of === type)?.[0];
  const code =
    path === undefined ? '' : text(followPath(resource, parsePath(path), () => undefined)[0]);
  return path === undefined || !safe(code) ? type : `${type}.where(${path} = '${code}')`;
}

const SKIPPED = new Set(['resourceType', 'id', 'meta', 'status', 'request', 'text', 'reference']);

function leavesOf(value: object): Leaf[] {
  return Object.entries(value).flatMap(([name, member]): Leaf[] => {
    if (SKIPPED.has(name)) return [];
    return [member].flat().flatMap((item): Leaf[] => {
      if (typeof item !== 'object' || item === null) return [[name, text(item)]];
      const prefix = prefixOf(name, item);
      return prefix === undefined
        ? []
        : leavesOf(item)
            .filter(([path]) => !['system', 'url', 'display'].includes(path))
            .map(([path, leaf]): Leaf => [`${prefix}.${path}`, leaf]);
    });
  });
}

/** The step that leads to one of several parts: an extension by its URL, an identifier by its type, a code by its system. */
function prefixOf(name: string, item: object): string | undefined {
  const { url, system } = item as { url?: unknown; system?: unknown };
  if (name === 'extension') return safe(url) ? `extension('${url}')` : undefined;
  const type = followPath(item, parsePath('type.coding.code'), () => undefined)[0];
  if (name === 'identifier' && safe(type)) return `${name}.where(type.coding.code = '${type}')`;
  return name === 'coding' && safe(system) ? `${name}.where(system = '${system}')` : name;
}

/** What other resources may tell of their patient. */
const OF_PATIENT = /^(identifier\b|deceasedDateTime$)/;

/** What the resources hold to which this one refers, one reference deep. */
function referred(
  resource: object,
  find: (reference: string) => BundleResource['resource'] | undefined,
): Leaf[] {
  return ['subject', 'focus', 'hasMember', 'finding.itemReference'].flatMap((path) =>
    followPath(resource, parsePath(`${path}.reference`), () => undefined).flatMap(
      (reference): Leaf[] => {
        const target = find(text(reference));
        if (target === undefined) return [];
        const code = followPath(target, parsePath('code.coding.code'), () => undefined)[0];
        const chosen =
          target.resourceType === 'Observation' && safe(code)
            ? `.where(code.coding.code = '${code}')`
            : '';
        return leavesOf(target)
          .filter(([leaf]) => target.resourceType !== 'Patient' || OF_PATIENT.test(leaf))
          .map(([leaf, value]): Leaf => [`${path}.resolve()${chosen}.${leaf}`, value]);
      },
    ),
  );
}

/** A text that can stand in a path between quotes. */
function safe(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !/['\\]/.test(value);
}
