import { describe, expect, it } from 'vitest';
import { parseFuzzOptions } from '../src/cli/parse-fuzz-options.ts';

describe('arguments of pnpm fuzz', () => {
  it('are a count and a seed, both of which may be left away', () => {
    expect(parseFuzzOptions([])).toEqual({ count: 1000, seed: 1 });
    expect(parseFuzzOptions(['--', '50', '7'])).toEqual({ count: 50, seed: 7 });
    expect(parseFuzzOptions(['--help'])).toBeUndefined();
  });

  it.each([
    [['many'], 'count: expected a whole number, found: many'],
    [['50', '1.5'], 'seed: expected a whole number, found: 1.5'],
    [['50', '1', '2'], 'nothing may follow, found: 2'],
    [['50', '--seed', '7'], "Unknown option '--seed'"],
  ])('%j are refused', (args, words) => {
    expect(() => parseFuzzOptions(args)).toThrow(words);
  });
});
