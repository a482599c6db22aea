import { midSentence } from '../view/mid-sentence.ts';
import { span } from '../view/span.ts';
import type { Span } from '../view/view-model.ts';

/** What the marks of a forest plot are. */
export function forestNote(ratios: string, interval: string, isCut: boolean): Span[] {
  const cut = isCut ? ', cut with an arrow at the end of the axis where they are longer' : '';
  return [span(`Points: ${midSentence(ratios)}; lines: ${interval}${cut}.`)];
}
