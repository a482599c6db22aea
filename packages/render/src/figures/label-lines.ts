import type { TextWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

/** A label in lines no wider than `width` pixels: broken at its spaces, and within a word that is wider alone. */
export function labelLines(
  label: string,
  width: number,
  size: number,
  measure: TextWidth,
): string[] {
  const fits = (text: string) => measure(text, size, false) <= width;
  if (fits(label)) return [label];
  const pieces = label.split(' ').flatMap((word) => {
    const parts = [''];
    for (const letter of word) {
      const longer = `${parts.at(-1)}${letter}`;
      if (parts.at(-1) === '' || fits(longer)) parts[parts.length - 1] = longer;
      else parts.push(letter);
    }
    return parts;
  });
  return wrapText(pieces.join(' '), width, size, measure);
}
