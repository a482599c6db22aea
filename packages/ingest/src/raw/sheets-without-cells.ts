import { XmlElement } from 'libxml2-wasm';
import { archiveEntries, unpackedEntry } from './archive-entries.ts';
import { parseXml } from './xml/parse-xml.ts';

const RELATIONS = /(^|\/)_rels\/(workbook[^/]*\.xml)\.rels$/i;
const WITHOUT_CELLS = /\/(chartsheet|dialogsheet|xlMacrosheet|xlIntlMacrosheet)$/i;

/** The names of a workbook's sheets that are charts, dialogs or macros, and so have no cells. */
export function sheetsWithoutCells(bytes: Uint8Array): Set<string> {
  const entries = archiveEntries(bytes) ?? [];
  const part = (name: string): XmlAttributes[] => {
    const entry = entries.find((each) => each.name === name);
    return entry === undefined ? [] : attributesOf(unpackedEntry(bytes, entry));
  };
  const relations = entries.find(({ name }) => RELATIONS.test(name))?.name ?? '';
  const ids = new Set(
    part(relations)
      .filter(({ Type }) => Type !== undefined && WITHOUT_CELLS.test(Type))
      .map(({ Id }) => Id),
  );
  if (ids.size === 0) return new Set();
  const sheets = part(relations.replace(RELATIONS, '$1$2'));
  return new Set(sheets.filter(({ id }) => ids.has(id)).flatMap(({ name }) => name ?? []));
}

type XmlAttributes = Record<string, string | undefined>;

/** The attributes of all elements of a document, prefixes left away. */
function attributesOf(bytes: Uint8Array): XmlAttributes[] {
  const parsed = parseXml(bytes);
  if ('problem' in parsed) return [];
  try {
    return parsed.document.root
      .find('//*')
      .flatMap((node) =>
        node instanceof XmlElement
          ? [Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))]
          : [],
      );
  } finally {
    parsed.document.dispose();
  }
}
