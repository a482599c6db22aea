import { describe, expect, it } from 'vitest';
import { parseWords } from '../src/cli/parse-words.ts';

const studies = ['one', 'two'];
const parse = (...args: string[]) => parseWords(args, ['site', 'folder'], studies, 'one');

describe('the arguments of a command with words', () => {
  it('are its words in their order, and the study', () => {
    expect(parse('a', 'b')).toEqual({ words: { site: 'a', folder: 'b' }, study: 'one' });
    expect(parse('--', 'a', '--study', 'two', 'b')).toEqual({
      words: { site: 'a', folder: 'b' },
      study: 'two',
    });
    expect(parse('--help')).toBeUndefined();
    expect(
      parseWords(['a', '--freeze', 'f'], ['site'], studies, 'one', { freeze: true }),
    ).toMatchObject({ freeze: 'f' });
  });

  it.each([
    [['a'], 'Missing: folder.'],
    [['a', 'b', 'c', 'd'], 'After site and folder nothing may follow, found: c d.'],
    [['a', 'b', '--study', 'three'], 'There is no study "three"; there are: one, two.'],
    [['a', 'b', '--freeze', 'f'], "Unknown option '--freeze'"],
    [['a', 'b', '--studdy', 'two'], "Unknown option '--studdy'"],
  ])('%j are refused', (args, message) => {
    expect(() => parse(...args)).toThrow(message);
  });
});
