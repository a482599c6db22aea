import { describe, expect, it } from 'vitest';
import { draftedText } from '../src/cli/drafted-text.ts';
import { parseDraftOptions } from '../src/cli/parse-draft-options.ts';

const parse = (...args: string[]) => parseDraftOptions(args, ['first', 'second'], 'first');

describe('arguments of new-analysis', () => {
  it('name kind, id and study', () => {
    expect(parse('cox_table', 'q')).toEqual({ kind: 'cox_table', id: 'q', study: 'first' });
    expect(parse('--', 'cox_table', 'q', '--study', 'second')?.study).toBe('second');
    expect(parse('--help')).toBeUndefined();
  });

  it.each([
    [['cox_table', 'q', '--studdy', 'second'], '--studdy'],
    [['cox_table', 'q', '--foo'], '--foo'],
    [['cox_table', 'q', 'more', 'words'], 'found: more words.'],
    [['cox_table', 'q', '--study', 'nope'], 'There is no study "nope"; there are: first, second.'],
    [['cox_tabel', 'q'], 'There is no kind "cox_tabel"; there are: baseline_table, '],
    [['cox_table', 'Q q'], '"Q q" is no id'],
    [['cox_table'], 'Missing: id.'],
  ])('%j are refused, with what is wrong', (args, words) => {
    expect(() => parse(...args)).toThrow(words);
  });

  it('are told again in the command that follows', () => {
    expect(draftedText('f.yaml', 'second', 'first')).toMatch(/run: pnpm pipeline --study second$/);
    expect(draftedText('f.yaml', 'first', 'first')).toMatch(/run: pnpm pipeline$/);
    expect(draftedText('f.yaml', 'first', 'first', 'list the site')).toMatch(
      /Correct it, list the site, then run: pnpm pipeline$/,
    );
  });
});
