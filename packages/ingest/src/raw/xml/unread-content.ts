import { type XmlDocument, XmlElement, type XmlNode } from 'libxml2-wasm';
import { countText } from '../../findings/count-text.ts';
import type { FileProblem } from '../raw-sheet.ts';

const TECHNICAL = 'http://www.w3.org/2001/XMLSchema-instance';

/** The names from the root to a node, without prefixes, attributes as `@name`. */
export function pathOf(node: XmlNode): string {
  const names: string[] = [];
  for (let at: XmlNode | null = node; at !== null; at = at.parent) {
    const { name } = at as unknown as { name?: string };
    if (name !== undefined) names.push(at instanceof XmlElement ? name : `@${name}`);
  }
  return names.reverse().join('/');
}

/** Content of a document that no mapping reads or ignores: filled elements and attributes, by path. `covered`: paths read, or ignored with all below. */
export function unreadContent(document: XmlDocument, covered: ReadonlySet<string>): FileProblem[] {
  const found = new Map<string, { count: number; line: number }>();
  const add = (path: string, line: number) => {
    const entry = found.get(path);
    if (entry === undefined) found.set(path, { count: 1, line });
    else entry.count += 1;
  };
  const visit = (element: XmlElement, path: string): void => {
    if (covered.has(`${path}/*`)) return;
    for (const attribute of element.attrs) {
      const own = `${path}/@${attribute.name}`;
      if (attribute.namespaceUri !== TECHNICAL && !covered.has(own)) add(own, element.line);
    }
    let leaf = true;
    for (let child = element.firstChild; child !== null; child = child.next) {
      if (!(child instanceof XmlElement)) continue;
      leaf = false;
      visit(child, `${path}/${child.name}`);
    }
    if (leaf && !covered.has(path) && element.content.trim() !== '') add(path, element.line);
  };
  visit(document.root, document.root.name);
  return [...found].map(([path, { count, line }]) => ({
    rule: 'column-unknown',
    severity: 'warning',
    row: line,
    column: path,
    message: 'the mapping does not know this part of the document; its values are not used',
    expected: 'a part that the mapping reads or ignores',
    found: countText(count, 'value'),
    action: 'map it, or list it in the mapping with `ignore` and the reason',
  }));
}
