import { describe, expect, it } from 'vitest';
import { analysisSchema, codebookSchema, readDeclaration, studySchema } from '../src/index.ts';
import { COX } from './support/toy-declarations.ts';

const ENDPOINT = '{ id: os, label: Survival, short: OS, time: days, event: dead, definition: Toy }';
const STUDY = `study: toy
title: Toy
plan_version: '1'
freezes: [{ id: f1, label: First }]
sites: [a]
patient: {}
derivations: []
eligibility: []
endpoints: [${ENDPOINT}]
`;

function told(schema: Parameters<typeof readDeclaration>[0], text: string): string[] {
  const result = readDeclaration(schema, text, 'f.yaml');
  if ('value' in result) return [];
  return result.problems.map(({ line, path, message, expected, found }) =>
    [line, path, message, expected, found].filter((part) => part !== undefined).join(' | '),
  );
}

describe('what is wrong with a declaration is told with what was expected and what was found', () => {
  it.each([
    [
      'unknown key',
      `${COX}stratum: site\n`,
      '8 | unknown key "stratum" | keys among kind, label, title, section, order, population, derive, notes, abbreviations, basis, ties, conf_level, endpoint, hazard, factors, strata, models',
    ],
    [
      'unknown key inside a list',
      COX.replace('[sex]', '[{ variable: sex, refrence: f }]'),
      '7 | factors[0] | unknown key "refrence" | keys among variable, reference, label',
    ],
    [
      'missing key',
      COX.replace('endpoint: os\n', ''),
      '1 | endpoint | the key is missing | a text',
    ],
    [
      'text where a list belongs',
      COX.replace('[univariable]', 'univariable'),
      '6 | models | not the kind of value that belongs here | a list | the text "univariable"',
    ],
    [
      'unknown word',
      COX.replace('tables', 'tabels'),
      '4 | section | not a value that is known here | one of flow, text, tables, figures, supplement, publication | the text "tabels"',
    ],
    [
      'empty list',
      COX.replace('[sex]', '[]'),
      '7 | factors | too few entries | at least 1 | an empty list',
    ],
    [
      'number outside its limits',
      `${COX}conf_level: 95\n`,
      '8 | conf_level | the number is too large | less than 1 | the number 95',
    ],
  ])('%s', (_, text, words) => {
    expect(told(analysisSchema, text)).toEqual([words]);
  });

  it('unknown and missing kind', () => {
    expect(told(analysisSchema, 'kind: coxtable\n')[0]).toMatch(
      /^1 \| kind \| not a value that is known here \| one of baseline_table, .*audit \| the text "coxtable"$/,
    );
    expect(told(analysisSchema, 'label: x\n')[0]).toMatch(
      /kind \| the key is missing \| one of ba/,
    );
  });

  it('name of a variable that expressions cannot use', () => {
    expect(
      told(codebookSchema, 'entities: {}\nvariables:\n  Age: { label: A, type: number }\n'),
    ).toEqual([
      '3 | variables.Age | not a name that can be used here | lower-case letters, digits and underscores, beginning with a letter | Age',
    ]);
  });

  it('of two forms of an entry, the one that is meant', () => {
    expect(told(studySchema, STUDY.replace('event: dead', 'evnt: dead'))).toEqual([
      '9 | endpoints[0].event | the key is missing | a text',
      '9 | endpoints[0] | unknown key "evnt" | keys among id, label, short, time, event, competing, basis, definition',
    ]);
  });

  it('dates, identifiers and numbers that should be texts', () => {
    expect(
      told(
        studySchema,
        STUDY.replace("'1'", '1.0')
          .replace('study: toy', 'study: Toy')
          .replace('label: First', 'label: First, cutoff: 01.01.2024'),
      ),
    ).toEqual([
      '1 | study | not written as it must be | lower-case letters, digits and hyphens | the text "Toy"',
      '3 | plan_version | not the kind of value that belongs here | a text | the number 1',
      '4 | freezes[0].cutoff | not written as it must be | a date yyyy-MM-dd | the text "01.01.2024"',
    ]);
  });
});

describe('a file that is odd', () => {
  it('is read with the line ends and the mark of other systems, and with anchors', () => {
    expect(told(analysisSchema, `\ufeff${COX.replaceAll('\n', '\r\n')}`)).toEqual([]);
    const anchored = COX.replace('title: Toy', 'title: &toy Toy');
    expect(told(analysisSchema, `${anchored}notes: [*toy]\n`)).toEqual([]);
  });

  it.each([
    [`${COX}label: B\n`, '8 | not valid YAML: the key "label" is given twice'],
    [`${COX}---\nkind: x\n`, '8 | not valid YAML: a second document begins here'],
    [
      `${COX}notes: ${'['.repeat(5000)}\n`,
      '7 | not valid YAML: brackets within brackets too deep to be read',
    ],
  ])('is told in plain words', (text, expected) => {
    const [first = ''] = told(analysisSchema, text);
    expect(first.replace(/^\d+/, '')).toBe(expected.replace(/^\d+/, ''));
    expect(Number.parseInt(first, 10)).toBeGreaterThan(6);
  });

  it('is told of every key that is given twice', () => {
    const twice = told(analysisSchema, `${COX}label: B\nabbreviations:\n  OS: a\n  OS: b\n`);
    expect(twice).toEqual([
      '8 | not valid YAML: the key "label" is given twice',
      '11 | not valid YAML: the key "OS" is given twice',
    ]);
  });

  it('is told in few words and soon, however long it is', () => {
    const keys = Array.from({ length: 40_000 }, (_, at) => `key_${at}: some text ${at}\n`).join('');
    const started = performance.now();
    const [first = '', ...others] = told(analysisSchema, COX + keys);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(others).toEqual([]);
    expect(first).toContain('"key_11" and 39988 more');
    expect(first.length).toBeLessThan(500);
  }, 120_000);
});
