import type { SiteTable } from '@cohort-report/schema';
import { type DocumentTable, namedPaths } from '../document-table.ts';
import type { FileProblem } from '../raw-sheet.ts';
import { otherForms } from './other-forms.ts';
import { pagesMissing } from './pages-missing.ts';
import { parsePath, type Step } from './parse-path.ts';
import { pathNotes } from './path-notes.ts';
import { readBundle } from './read-bundle.ts';
import { readResources } from './read-resources.ts';
import { referenceResolver } from './reference-resolver.ts';
import { resourcesTwice } from './resources-twice.ts';
import { unreadParts } from './unread-parts.ts';
import { unreadResources } from './unread-resources.ts';
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
  const resolve = referenceResolver(all.filter((resource) => withdrawn(resource) === undefined));
  const read = new Map<SiteTable, DocumentTable | { problem: FileProblem }>();
  for (const { bundle, tables } of bundles)
    for (const table of tables)
      read.set(
        table,
        'problem' in bundle ? bundle : readResources(table, bundle.resources, resolve, notes),
      );
  const resources = bundles.map(({ bundle }) => ('problem' in bundle ? [] : bundle.resources));
  const parts = unreadParts(resources, notes);
  const twice = resourcesTwice(resources);
  const forms = otherForms(resources, pathsOf(bundles.flatMap(({ tables }) => tables)), notes);
  const pages = pagesMissing(bundles.map(({ bundle }) => ('problem' in bundle ? {} : bundle)));
  bundles.forEach(({ bundle, tables }, index) => {
    const first = tables.map((table) => read.get(table)).find((table) => table && 'sheet' in table);
    if ('problem' in bundle || first === undefined || 'problem' in first) return;
    first.problems.push(...bundle.problems, ...unreadResources(bundle.resources, notes));
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
