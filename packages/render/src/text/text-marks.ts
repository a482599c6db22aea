import type { Span } from '../view/view-model.ts';

const OPEN = '\uE000';
const CLOSE = '\uE001';

/** Runs that helpers hand over while Handlebars builds plain text: each stands there as a mark, and is put back when the text is read. */
export interface TextMarks {
  hold: (spans: Span[]) => string;
  /** The text between marks and the runs that they stand for, in order. */
  split: (text: string) => (string | Span[])[];
}

export function createTextMarks(): TextMarks {
  const held: Span[][] = [];
  return {
    hold: (spans) => `${OPEN}${held.push(spans) - 1}${CLOSE}`,
    split: (text) =>
      text
        .split(/(\uE000\d+\uE001)/)
        .filter((part) => part !== '')
        .map((part) => (part.startsWith(OPEN) ? held[Number(part.slice(1, -1))]! : part)),
  };
}
