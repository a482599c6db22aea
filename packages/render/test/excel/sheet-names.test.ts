import { describe, expect, it } from 'vitest';
import { sheetNames } from '../../src/excel/sheet-names.ts';

describe('names of sheets', () => {
  it('stay as they are where Excel takes them', () => {
    expect(sheetNames(['Table 1', 'figure-1a', 'Übersicht'])).toEqual([
      'Table 1',
      'figure-1a',
      'Übersicht',
    ]);
  });

  it('lose the characters that Excel refuses, and never end up empty', () => {
    expect(sheetNames(["'A/B: [c]*?\\'", '???', ''])).toEqual(['A B   c', 'Sheet', 'Sheet (2)']);
    expect(sheetNames([" 'A' ", 'B\u0007', `${'z'.repeat(30)}'s`, `${'z'.repeat(30)}😀`])).toEqual([
      'A',
      'B',
      'z'.repeat(30),
      `${'z'.repeat(27)} (2)`,
    ]);
  });

  it('are cut between words to 31 characters', () => {
    expect(sheetNames(['Survival, synchronous metastases in adults', 'x'.repeat(40)])).toEqual([
      'Survival, synchronous',
      'x'.repeat(31),
    ]);
  });

  it('differ, whatever their case, and from the name that Excel keeps', () => {
    const names = sheetNames([
      'Table 1',
      'TABLE 1',
      'table 1',
      'History',
      'y'.repeat(31),
      'y'.repeat(32),
    ]);
    expect(names).toEqual([
      'Table 1',
      'TABLE 1 (2)',
      'table 1 (3)',
      'History (2)',
      'y'.repeat(31),
      `${'y'.repeat(27)} (2)`,
    ]);
  });
});
