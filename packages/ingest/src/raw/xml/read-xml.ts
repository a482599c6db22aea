import type { Site, SiteTable } from '@cohort-report/schema';
import { XmlElement, XmlError, type XmlNode, XmlXPath } from 'libxml2-wasm';
import { type DocumentTable, documentTable, namedPaths } from '../document-table.ts';
import type { FileProblem } from '../raw-sheet.ts';
import { otherNamespace } from './other-namespace.ts';
import { parseXml } from './parse-xml.ts';
import { pathOf, unreadContent } from './unread-content.ts';
import { validateXml } from './validate-xml.ts';

/** Reads all tables that the site's mapping takes from one XML document. `schemas`: XSD files by name. */
export function readXml(
  bytes: Uint8Array,
  site: Site,
  tables: readonly SiteTable[],
  schemas: Readonly<Record<string, string>>,
): Map<SiteTable, DocumentTable> | { problem: FileProblem } {
  const parsed = parseXml(bytes);
  if ('problem' in parsed) return parsed;
  const { document } = parsed;
  try {
    const names = new Set(tables.map((table) => table.schema ?? site.schema));
    const problems = [...names].flatMap((name) =>
      name === undefined ? [] : validateXml(document, schemas, name),
    );
    const covered = new Set<string>();
    const read = new Map<SiteTable, DocumentTable>();
    for (const table of tables) {
      const found = readTable(
        document.root,
        table,
        table.namespaces ?? site.namespaces ?? {},
        covered,
      );
      if ('problem' in found) return found;
      read.set(table, found);
    }
    const isEmpty = [...read.values()].every(({ sheet }) => sheet.rows.length === 1);
    const other = isEmpty ? otherNamespace(document.root, site, tables) : undefined;
    if (other !== undefined) return { problem: other };
    problems.push(...unreadContent(document, covered));
    const first = read.get(tables[0] as SiteTable);
    first?.problems.push(...problems);
    return read;
  } finally {
    document.dispose();
  }
}

function readTable(
  root: XmlElement,
  table: SiteTable,
  namespaces: Record<string, string>,
  covered: Set<string>,
): DocumentTable | { problem: FileProblem } {
  const compiled: XmlXPath[] = [];
  const compile = (path: string): XmlXPath => {
    const xpath = XmlXPath.compile(path, namespaces);
    compiled.push(xpath);
    return xpath;
  };
  let current = table.rows ?? '';
  try {
    const elements = root.find(compile(current));
    const columns = namedPaths(table).map(({ path, ignored }) => {
      current = path;
      return { path, ignored, xpath: compile(path), seen: false };
    });
    const kept = columns.filter(({ ignored }) => !ignored);
    const lines = elements.map(({ line }) => line);
    const numbered = new Set(lines).size === lines.length;
    const rows = elements.map((element, index) => {
      for (const column of columns) {
        if (!column.ignored || column.seen) continue;
        current = column.path;
        for (const node of nodesOf(element, column.xpath)) {
          column.seen = true;
          covered.add(pathOf(node));
          if (node instanceof XmlElement) covered.add(`${pathOf(node)}/*`);
        }
      }
      const texts = kept.map((column) => {
        current = column.path;
        const value = element.eval(column.xpath);
        if (!Array.isArray(value)) return [String(value)];
        if (!column.seen) {
          column.seen = value.length > 0;
          for (const node of value) covered.add(pathOf(node));
        }
        return value.map(({ content }) => content);
      });
      return { number: numbered ? (lines[index] as number) : index + 1, texts };
    });
    return documentTable(
      kept.map(({ path }) => path),
      rows,
      table,
    );
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return { problem: badPath(current) };
  } finally {
    for (const xpath of compiled) xpath.dispose();
  }
}

function nodesOf(element: XmlNode, xpath: XmlXPath): XmlNode[] {
  const value = element.eval(xpath);
  return Array.isArray(value) ? value : [];
}

function badPath(path: string): FileProblem {
  return {
    rule: 'path-unreadable',
    message: 'a path of the mapping is no XPath, or uses a prefix that `namespaces` does not give',
    expected: 'an XPath, e.g. o:Tod/o:Sterbedatum',
    found: path,
    action: 'correct the path or `namespaces` in the site’s mapping',
  };
}
