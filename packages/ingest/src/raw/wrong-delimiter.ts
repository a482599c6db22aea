import { countText } from '../findings/count-text.ts';
import type { FileProblem } from './raw-sheet.ts';

/** The declared delimiter finds none of the mapped columns, where another does. `columns`: columns found by the declared one; `wanted`: columns mapped. */
export function wrongDelimiter(
  declared: string,
  better: { delimiter: string; matches: number },
  columns: number,
  wanted: number,
): FileProblem {
  const quoted = (delimiter: string) => (delimiter === '\t' ? '"\\t"' : `"${delimiter}"`);
  const name = (delimiter: string) => (delimiter === '\t' ? 'tabs' : quoted(delimiter));
  return {
    rule: 'wrong-delimiter',
    message: `the cells are not separated by ${name(declared)}`,
    expected: `cells separated by ${name(declared)}, as the site’s mapping declares`,
    found: `${countText(columns, 'column')} and none of the mapped ones; separated by ${name(better.delimiter)} it has ${better.matches} of ${wanted}`,
    action: `declare \`delimiter: ${quoted(better.delimiter)}\` in the site’s mapping`,
  };
}
