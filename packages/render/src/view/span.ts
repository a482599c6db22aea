import type { Emphasis, Span } from './view-model.ts';

/** A run of plain text. */
export function span(text: string, emphasis: Emphasis = 'none'): Span {
  return { text, emphasis, row: null, link: null };
}
