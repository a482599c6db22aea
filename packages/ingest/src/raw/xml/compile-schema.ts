import {
  closeBuffer,
  openBuffer,
  ParseOption,
  readBuffer,
  XmlDocument,
  XmlLibError,
  XsdValidator,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
} from 'libxml2-wasm';
import type { FileProblem } from '../raw-sheet.ts';

const OPTIONS =
  ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NO_SYS_CATALOG;

/**
 * The validator of an XSD, to be disposed of by the caller. What it includes or imports is looked up by its file name among
 * `schemas` (XSD files of the study by name) and nowhere else, whatever path or address it gives.
 */
export function compileSchema(
  name: string,
  schemas: Readonly<Record<string, string>>,
): { validator: XsdValidator; problems: FileProblem[] } | { problem: FileProblem } {
  const missing = new Set<string>();
  const find = (location: string): string | undefined => {
    const file = location.split(/[/\\]/).at(-1) ?? '';
    if (Object.hasOwn(schemas, file)) return schemas[file];
    missing.add(file);
    return undefined;
  };
  let document: XmlDocument | undefined;
  xmlRegisterInputProvider({
    match: (location) => find(location) !== undefined,
    open: (location) => openBuffer(Buffer.from(find(location) ?? '')),
    read: readBuffer,
    close: (file) => {
      closeBuffer(file);
      return true;
    },
  });
  try {
    document = XmlDocument.fromString(schemas[name] ?? '', { url: name, option: OPTIONS });
    const validator = XsdValidator.fromDoc(document);
    return { validator, problems: missing.size === 0 ? [] : [incomplete(name, [...missing])] };
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return {
      problem: missing.size === 0 ? unusable(name, error) : lacking(name, [...missing]),
    };
  } finally {
    document?.dispose();
    xmlCleanupInputProvider();
  }
}

function unusable(name: string, { details }: XmlLibError): FileProblem {
  const detail = details.find(({ level }) => level >= 2);
  const file = detail?.file ?? name;
  return {
    rule: 'schema-unusable',
    message: `${name} is no XML Schema that can be used`,
    expected: 'an XSD file, and those that it includes beside it',
    ...(detail === undefined
      ? {}
      : { found: `sites/${file}, line ${detail.line}: ${detail.message.trim()}` }),
    action: `correct sites/${file}, or name another in \`schema\``,
  };
}

function lacking(name: string, missing: readonly string[]): FileProblem {
  return {
    rule: 'schema-unusable',
    message: `${name} needs other XSD files that are not there`,
    expected: missing.map((file) => `sites/${file}`).join(', '),
    action: `put ${missing.length === 1 ? 'it' : 'them'} beside sites/${name}`,
  };
}

function incomplete(name: string, missing: readonly string[]): FileProblem {
  return {
    rule: 'schema-incomplete',
    severity: 'warning',
    message: `${name} imports XSD files that are not there; what they describe is not checked`,
    expected: missing.map((file) => `sites/${file}`).join(', '),
    action: `put ${missing.length === 1 ? 'it' : 'them'} beside sites/${name}`,
  };
}
