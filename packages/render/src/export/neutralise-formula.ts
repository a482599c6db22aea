const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** Puts an apostrophe before what a spreadsheet would run as a formula, with or without space before it; plain signed numbers stay. */
export function neutraliseFormula(field: string): string {
  return /^(\s*[=+\-@]|[\t\r])/.test(field) && !PLAIN_NUMBER.test(field) ? `'${field}` : field;
}
