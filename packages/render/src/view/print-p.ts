import { span } from './span.ts';
import type { Span } from './view-model.ts';

/** A printed p value with its name: *p* = 0.032, *p* < 0.001; a missing one as *p* NA. */
export function printP(printed: Span[]): Span[] {
  const [value, ...marks] = printed;
  if (value === undefined) return [];
  const bound = /^[<>]/.test(value.text);
  const missing = !bound && !/^\d/.test(value.text);
  return [
    span('p', 'italic'),
    span(bound || missing ? '\u00a0' : '\u00a0=\u00a0'),
    { ...value, text: value.text.replace(/^([<>])/, '$1\u00a0') },
    ...marks,
  ];
}
