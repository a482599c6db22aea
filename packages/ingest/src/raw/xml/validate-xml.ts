import { XmlDocument as Xml, type XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import type { FileProblem } from '../raw-sheet.ts';

const SHOWN = 20;

/** Holds a document against an XSD: each violation with its line, the first 20 of them; values are not repeated. */
export function validateXml(document: XmlDocument, xsd: string, name: string): FileProblem[] {
  let schema: XmlDocument | undefined;
  let validator: XsdValidator | undefined;
  try {
    schema = Xml.fromString(xsd);
    validator = XsdValidator.fromDoc(schema);
  } catch {
    schema?.dispose();
    return [unusable(name)];
  }
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    const { details } = error;
    const shown = details
      .slice(0, SHOWN)
      .map(({ message, line }) => violation(name, message, line));
    return details.length > SHOWN ? [...shown, more(name, details.length)] : shown;
  } finally {
    validator.dispose();
    schema.dispose();
  }
}

function violation(name: string, message: string, row: number): FileProblem {
  return {
    rule: 'schema-violated',
    severity: 'warning',
    row,
    message: `the document does not keep to ${name}`,
    expected: `a document as ${name} describes it`,
    found: message
      .trim()
      .replaceAll(/\{[^}]*\}/g, '')
      .replaceAll(/(:|value) '[^']*'/g, "$1 '•••'"),
    action: 'ask the site to correct its export',
  };
}

function more(name: string, count: number): FileProblem {
  return {
    rule: 'schema-violated',
    severity: 'warning',
    message: `the document does not keep to ${name} in many places`,
    expected: `a document as ${name} describes it`,
    found: `${count} places, of which the first ${SHOWN} are listed`,
    action: 'ask the site for an export of the right version',
  };
}

function unusable(name: string): FileProblem {
  return {
    rule: 'schema-unusable',
    message: `${name} is no XML Schema that can be used`,
    expected: 'an XSD file that needs no other file',
    action: `correct sites/${name}, or name another in \`schema\``,
  };
}
