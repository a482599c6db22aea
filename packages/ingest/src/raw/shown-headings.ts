import { cellText } from './cell-text.ts';
import type { Cell } from './raw-sheet.ts';

const COMPARED = 20;
const DATA = [
  /^[\s.,:/+-]*\d[\d\s.,:/+-]*$/,
  /(?<!\d)\d{1,4}([./-])\d{1,2}\1\d{1,4}(?!\d)/,
  /(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{4,}/,
  /@/,
];

/**
 * Headings as messages may show them, by position: one that looks like data (a number, a date, a long run of digits), or
 * any where the row has a value of the same form as those below it, may identify a patient and is described instead.
 */
export function shownHeadings(
  header: readonly string[],
  below: readonly (readonly Cell[])[],
): { names: string[]; isData: boolean } {
  const isData = header.some(
    (name, index) =>
      /\d/.test(name) &&
      below.slice(0, COMPARED).some((row) => form(cellText(row[index])) === form(name)),
  );
  const names = header.map((name, index) => {
    if (name === '') return `column ${index + 1}, without heading`;
    const hides = isData || DATA.some((pattern) => pattern.test(name));
    return hides ? `column ${index + 1}, whose heading looks like data` : name;
  });
  return { names, isData };
}

function form(text: string): string {
  return text
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{Ll}/gu, 'a')
    .replace(/\d/g, '9');
}
