import { plain, similarity } from './similarity.ts';

/** Words that all headings of dates may have, and that tell nothing of which date it is. */
const GENERIC =
  /datum|date[ns]?|dates|data|(?<=[a-z])tag|\b(?:am|vom|der|des|on|of|the|le|du|de|dt)\b/g;
/** Likeness of two headings that say no more than that they are dates. */
const BOTH_GENERIC = 0.8;

/** Likeness of two headings of dates from 0 to 1, by what is left of them without the words that all dates share. */
export function dateLikeness(a: string, b: string): number {
  if (plain(a) !== '' && plain(a) === plain(b)) return 1;
  const [left, right] = [bare(a), bare(b)];
  if (left === '' && right === '') return BOTH_GENERIC;
  return similarity(left, right);
}

function bare(text: string): string {
  const words = text
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .split(/[^\p{L}\d]+/u)
    .map(plain)
    .join(' ');
  return words.replaceAll(GENERIC, '').trim();
}
