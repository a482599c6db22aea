import type { Site, SiteTable } from '@cohort-report/schema';
import type { XmlElement } from 'libxml2-wasm';
import type { FileProblem } from '../raw-sheet.ts';

/** What selects elements whatever their namespace. */
const ANY_NAMESPACE = /\*|local-name|node\(\)/;

/** A document without any row, of a namespace that the mapping does not know: another version, or another kind of document. */
export function otherNamespace(
  { name, namespaceUri }: XmlElement,
  site: Site,
  tables: readonly SiteTable[],
): FileProblem | undefined {
  if (tables.some(({ rows = '' }) => ANY_NAMESPACE.test(rows))) return undefined;
  const known = tables.flatMap((table) =>
    namespacesIn(table.rows ?? '', table.namespaces ?? site.namespaces ?? {}),
  );
  if (known.includes(namespaceUri)) return undefined;
  return {
    rule: 'namespace-unknown',
    message: 'no part of the document is a row of the mapping, which does not know its namespace',
    expected: known.every((uri) => uri === '')
      ? 'a document without a namespace'
      : `a document of ${[...new Set(known)].join(' or ')}`,
    found: `${name}, ${namespaceUri === '' ? 'without a namespace' : `of ${namespaceUri}`}`,
    action: 'correct `namespaces` in the site’s mapping, or ask the site for the right document',
  };
}

/** The namespaces that a path asks for; '' where it asks for elements without one. */
function namespacesIn(path: string, namespaces: Readonly<Record<string, string>>): string[] {
  const used = Object.entries(namespaces).filter(([prefix]) =>
    new RegExp(`(^|[^\\w:])${prefix}:(?!:)`).test(path),
  );
  return used.length === 0 ? [''] : used.map(([, uri]) => uri);
}
