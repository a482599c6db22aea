import type { FileProblem } from '../raw-sheet.ts';

/** The patterns of a schema may fill a page. */
const LONGEST = 200;

/** A violation of an XSD as the validator words it, split in what was expected and what came; values are not repeated. */
export function violation(schema: string, message: string, row: number): FileProblem {
  const plain = message.trim().replaceAll(/\{[^{}']*\}(?=[\p{L}_*])/gu, '');
  const expected = expectation(plain);
  return {
    rule: 'schema-violated',
    severity: 'warning',
    row,
    message: `the document does not keep to ${schema}`,
    expected: expected ?? `a document as ${schema} describes it`,
    found: withoutValues(plain.replace(/ Expected is [\s\S]*$/, '')),
    action: 'ask the site to correct its export',
  };
}

/** From the words before a value to the last words that may follow it: a value may hold quotes and such words itself. */
function withoutValues(text: string): string {
  return text
    .replace(
      /(value|(?<=^(Element|Attribute) [^:]*):) '[\s\S]*' (?=is |has |does |must |of )/,
      "$1 '•••' ",
    )
    .replace(/key-sequence \[[\s\S]*\](?= in | of )/, 'key-sequence [•••]')
    .replace(/(is not an element of the set) \{[\s\S]*$/, '$1.')
    .replace(/(is not accepted by the pattern) [\s\S]*$/, '$1.');
}

function expectation(text: string): string | undefined {
  for (const [pattern, say] of EXPECTATIONS) {
    const match = pattern.exec(text);
    if (match !== null) return clipped(say(match[1] as string));
  }
  return undefined;
}

/** Endings of messages that tell of the schema alone, and what they say. */
const EXPECTATIONS: [RegExp, (what: string) => string][] = [
  [/ Expected is (?:one of )?\( ([^()]*) \)\.$/, (names) => oneOf(names, ', ')],
  [/^[\s\S]* is not an element of the set \{([\s\S]*)\}\.$/, (values) => oneOf(values, "', '")],
  [
    /^[\s\S]* is not accepted by the pattern '([\s\S]*)'\.$/,
    (form) => `a text of the form ${form}`,
  ],
  [/ is not a valid value of the \w+ type '([^']*)'\.$/, (type) => `a value of the type ${type}`],
  [/ allowed minimum length of '(\d+)'\.$/, (length) => `a text of at least ${length} signs`],
  [/ allowed maximum length of '(\d+)'\.$/, (length) => `a text of at most ${length} signs`],
  [/ minimum value allowed \('([^']*)'\)\.$/, (least) => `${least} or more`],
  [/ maximum value allowed \('([^']*)'\)\.$/, (most) => `${most} or less`],
  [/The attribute '([^']*)' is required but missing\.$/, (name) => `an attribute ${name}`],
];

function clipped(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function oneOf(names: string, separator: string): string {
  return names.includes(separator) ? `one of ${names}` : names;
}
