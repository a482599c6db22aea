import type { TextWidth } from './text-width.ts';

/** Breaks a text at its spaces into lines no wider than `width` pixels; a longer word keeps its own line. */
export function wrapText(text: string, width: number, size: number, measure: TextWidth): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && measure(joined, size, false) <= width)
      lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}
