import { describe, expect, it } from 'vitest';
import { textLines } from '../../src/excel/text-lines.ts';

describe('lines of a text in a cell', () => {
  it.each([
    ['', 8, 1],
    ['one two', 8, 1],
    ['one two three', 8, 2],
    ['one\ntwo', 8, 2],
    ['Grade IIIb', 8, 2],
    ['x'.repeat(20), 8, 3],
    ['a '.repeat(8).trim(), 8, 2],
  ])('%j in %i characters: %i', (text, width, lines) => {
    expect(textLines(text, width)).toBe(lines);
  });
});
