import { span } from './span.ts';
import type { Span } from './view-model.ts';

/** Notes of one table or section, marked by letters; the same text gets the same letter. */
export interface Footnotes {
  mark: (text: string) => Span;
  notes: () => Span[][];
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

export function createFootnotes(): Footnotes {
  const texts: string[] = [];
  return {
    mark: (text) => {
      if (!texts.includes(text)) texts.push(text);
      return span(letter(texts.indexOf(text)), 'superscript');
    },
    notes: () =>
      texts.map((text, index) => [
        span(letter(index), 'superscript'),
        span(` ${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`),
      ]),
  };
}

function letter(index: number): string {
  const last = LETTERS.charAt(index % LETTERS.length);
  return index < LETTERS.length ? last : letter(Math.floor(index / LETTERS.length) - 1) + last;
}
