import { type XmlDocument, XmlError, XmlValidateError } from 'libxml2-wasm';
import type { FileProblem } from '../raw-sheet.ts';
import { compileSchema } from './compile-schema.ts';
import { violation } from './violation.ts';

const SHOWN = 20;

/**
 * Holds a document against an XSD of the study: each violation with its line, the first 20 of them; values are not
 * repeated. `schemas`: XSD files by name, with those that the named one includes.
 */
export function validateXml(
  document: XmlDocument,
  schemas: Readonly<Record<string, string>>,
  name: string,
): FileProblem[] {
  const compiled = compileSchema(name, schemas);
  if ('problem' in compiled) return [compiled.problem];
  const { validator, problems } = compiled;
  try {
    validator.validate(document);
    return problems;
  } catch (error) {
    if (error instanceof XmlValidateError) return [...problems, ...violations(name, error.details)];
    if (error instanceof XmlError) return [...problems, notHeldAgainst(name)];
    throw error;
  } finally {
    validator.dispose();
  }
}

function violations(name: string, details: XmlValidateError['details']): FileProblem[] {
  const own = details.filter(({ message }) => !AFTERMATH.test(message));
  const shown = own.slice(0, SHOWN).map(({ message, line }) => violation(name, message, line));
  return own.length > SHOWN ? [...shown, more(name, own.length)] : shown;
}

/** What the validator says of a value that it has called wrong already. */
const AFTERMATH = /: Warning: No precomputed value available/;

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

function notHeldAgainst(name: string): FileProblem {
  return {
    rule: 'schema-unusable',
    message: `the document could not be held against ${name}`,
    expected: 'a document and an XML Schema that the validator can work with',
    action: `correct sites/${name}, or name another in \`schema\``,
  };
}
