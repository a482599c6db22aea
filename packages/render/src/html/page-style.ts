import { readFileSync } from 'node:fs';
import type { View } from '../view/view-model.ts';

/** The page's style sheet; the notice stands in the margin of every printed page. */
export function pageStyle(notice: View['notice']): string {
  const style = ['report', 'filtered']
    .map((name) => readFileSync(new URL(`../../assets/${name}.css`, import.meta.url), 'utf8'))
    .join('');
  if (notice === null) return style;
  const text = cssString(`${notice.label}. ${notice.text}`);
  return `${style}@page { @top-left { content: ${text}; font: 7.5pt sans-serif; width: 100%; } }\n`;
}

/** Everything but plain characters as a CSS escape, so that no text can end the string or the style element. */
function cssString(text: string): string {
  const escaped = text.replace(
    /[^\w .,;:()–-]/gu,
    (character) => `\\${character.codePointAt(0)?.toString(16)} `,
  );
  return `"${escaped}"`;
}
