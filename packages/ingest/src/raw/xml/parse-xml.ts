import { ParseOption, XmlDocument, XmlParseError } from 'libxml2-wasm';
import type { FileProblem } from '../raw-sheet.ts';

const LIMIT = 512 * 1024 * 1024;
const OPTIONS =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_NOCDATA |
  ParseOption.XML_PARSE_BIG_LINES;

/**
 * An XML document, to be disposed of by the caller. Nothing outside of it is ever loaded; documents with a document type
 * declaration, and so all entities, are refused, as are texts of more than 10 MB and elements nested more than 256 deep.
 */
export function parseXml(bytes: Uint8Array): { document: XmlDocument } | { problem: FileProblem } {
  if (bytes.length > LIMIT) return { problem: refused('more than 512 MB', 'split the export') };
  if (hasDoctype(bytes)) return { problem: doctype() };
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(bytes, { option: OPTIONS });
  } catch (error) {
    if (!(error instanceof XmlParseError)) throw error;
    return { problem: malformed(error) };
  }
  if (document.dtd === null) return { document };
  document.dispose();
  return { problem: doctype() };
}

/** Looked for before parsing, so that no entity is ever expanded; UTF-16 is left to the parser's own limits. */
function hasDoctype(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1 << 16));
  return /<!DOCTYPE/i.test(start.toString('latin1').replace(/<!--[\s\S]*?-->/g, ''));
}

function doctype(): FileProblem {
  return refused(
    'a document type declaration (<!DOCTYPE>), with which a file can load or multiply content',
    'ask the site for an export without it',
  );
}

function refused(found: string, action: string): FileProblem {
  return {
    rule: 'file-refused',
    message: 'the document is refused for safety',
    expected: 'plain XML',
    found,
    action,
  };
}

function malformed(error: XmlParseError): FileProblem {
  const detail = error.details.find(({ level }) => level >= 3) ?? error.details[0];
  return {
    rule: 'not-well-formed',
    message: 'the file is no well-formed XML',
    ...(detail === undefined ? {} : { row: detail.line }),
    expected: 'well-formed XML',
    found: /limit|depth|amplification/i.test(detail?.message ?? '')
      ? 'a text, a name or a nesting beyond all measure'
      : 'a broken or cut-off document',
    action: 'ask the site to export it again',
  };
}
