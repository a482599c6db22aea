import { headerText } from './header-text.ts';
import { splitDelimited } from './split-delimited.ts';

export type Delimiter = ',' | ';' | '\t' | '|';
const CANDIDATES: readonly Delimiter[] = [';', ',', '\t', '|'];
const SAMPLE = 1 << 16;

/** The delimiter under which the header row holds most of the wanted headings; undefined if it holds none under any. */
export function sniffDelimiter(
  text: string,
  headerRow: number,
  wanted: ReadonlySet<string>,
): { delimiter: Delimiter; matches: number } | undefined {
  let best: { delimiter: Delimiter; matches: number } | undefined;
  const sample = text.slice(0, SAMPLE);
  for (const delimiter of CANDIDATES) {
    const sheet = splitDelimited(sample, delimiter, headerRow);
    if ('problem' in sheet) continue;
    const header = sheet.rows[headerRow - 1] ?? [];
    const matches = header.filter((cell) => wanted.has(headerText(cell))).length;
    if (matches > (best?.matches ?? 0)) best = { delimiter, matches };
  }
  return best;
}
