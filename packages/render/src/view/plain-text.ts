import type { Span } from './view-model.ts';

/** Runs as plain text, without marks of footnotes. */
export function plainText(spans: readonly Span[]): string {
  return spans
    .filter((run) => run.emphasis !== 'superscript')
    .map((run) => run.text)
    .join('')
    .replaceAll('\n', ' ');
}
