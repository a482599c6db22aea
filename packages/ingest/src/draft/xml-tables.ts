import { XmlElement } from 'libxml2-wasm';
import { parseXml } from '../raw/xml/parse-xml.ts';
import type { ExportTable } from './export-table.ts';

/** Prefix that a drafted mapping gives the namespace of the document. */
export const PREFIX = 'x';

/** The tables that an XML document may hold: one for each path whose element repeats below one parent, a column for each value below and for the attributes above. */
export function xmlTables(file: string, bytes: Uint8Array): ExportTable[] {
  const parsed = parseXml(bytes);
  if ('problem' in parsed) return [];
  const { document } = parsed;
  try {
    const { namespaceUri } = document.root;
    const step = (name: string) => (namespaceUri === '' ? name : `${PREFIX}:${name}`);
    const rows = new Map<string, Map<string, string>[]>();
    const visit = (element: XmlElement, path: string, above: [string, string][]): void => {
      const children = childrenOf(element);
      const named = Map.groupBy(children, ({ name }) => name);
      for (const child of children) {
        const own = `${path}/${step(child.name)}`;
        const repeats = (named.get(child.name)?.length ?? 0) > 1;
        const attributes = child.attrs.map(({ name, value }): [string, string] => [
          `@${name}`,
          value,
        ]);
        const list = rows.get(own);
        const row = () => new Map([...leaves(child, step, ''), ...above.map(up)]);
        if (list !== undefined) list.push(row());
        else if (repeats) rows.set(own, [row()]);
        visit(child, own, [...above.map(up), ...attributes]);
      }
    };
    visit(document.root, `/${step(document.root.name)}`, []);
    return [...rows].map(([path, list]) => ({
      file,
      format: 'xml' as const,
      rows: path,
      headerRow: 1,
      ...(namespaceUri === '' ? {} : { namespace: namespaceUri }),
      columns: [...new Set(list.flatMap((row) => [...row.keys()]))].map((header) => ({
        header,
        texts: list.map((row) => row.get(header) ?? ''),
      })),
    }));
  } finally {
    document.dispose();
  }
}

function up([path, value]: [string, string]): [string, string] {
  return [`../${path}`, value];
}

function childrenOf(element: XmlElement): XmlElement[] {
  const children: XmlElement[] = [];
  for (let child = element.firstChild; child !== null; child = child.next)
    if (child instanceof XmlElement) children.push(child);
  return children;
}

function leaves(
  element: XmlElement,
  step: (name: string) => string,
  path: string,
): [string, string][] {
  const own = element.attrs.map(({ name, value }): [string, string] => [`${path}@${name}`, value]);
  return [
    ...own,
    ...childrenOf(element).flatMap((child): [string, string][] => {
      const at = `${path}${step(child.name)}`;
      const below = leaves(child, step, `${at}/`);
      return childrenOf(child).length > 0 ? below : [[at, child.content.trim()], ...below];
    }),
  ];
}
