import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { idProblems } from '../src/workspace/id-problems.ts';
import { packageProblems } from '../src/workspace/package-problems.ts';

const SHIPPED = readFileSync(join(import.meta.dirname, '../../ncctg-lung/package.json'), 'utf8');

describe('the package.json of a study', () => {
  it('is in order where it was shipped', () => {
    expect(packageProblems('ncctg-lung', SHIPPED)).toEqual([]);
  });

  it.each([
    [undefined, /the file is missing; .*@cohort-report\/study-toy/],
    ['{ "name": ', /not valid JSON/],
    [SHIPPED, /not named after its folder; @cohort-report\/study-toy; .*study-ncctg-lung/],
    ['{ "name": "@cohort-report/study-toy" }', /no ingest, cohort, analyse, render, compare/],
    [
      SHIPPED.replace('ncctg-lung', 'toy').replace('"compare": "', '"comparr": "'),
      /not every stage has its script; .*; no compare/,
    ],
    ['null', /not named after its folder.*not every stage/],
  ])('%j is told with what to do', (text, words) => {
    const told = packageProblems('toy', text).map(({ file, message, expected, found, action }) => {
      expect(file).toBe('pipelines/toy/package.json');
      return [message, expected, found, action].filter((part) => part !== undefined).join('; ');
    });
    expect(told.join('; ')).toMatch(words);
  });
});

describe('the name of a study', () => {
  it('is that of its folder', () => {
    expect(idProblems('toy', 'toy')).toEqual([]);
    expect(idProblems('toy', undefined)).toEqual([]);
    expect(idProblems('toy', 'ncctg-lung')).toMatchObject([
      { file: 'study.yaml', path: 'study', expected: 'toy', found: 'ncctg-lung' },
    ]);
  });
});
