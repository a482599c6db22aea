import { expect, test } from 'vitest';
import { analyse } from '../src/index.ts';
import { EIGHT, smallBundle, smallCohort } from './support/small-study.ts';
import { valuesOf } from './support/values-of.ts';

const run = (declaration: string) => {
  const bundle = smallBundle({ b: `kind: baseline_table\n${declaration}` });
  const results = analyse({ bundle, cohort: smallCohort(bundle, EIGHT) });
  return { values: valuesOf(results), warnings: results.analyses[0]?.warnings };
};

test('a population reads variables, the site and endpoints', () => {
  const include = '\'site == "here" && os_event && os_days >= 20.0 && frail\'';
  expect(
    run(`rows: [{ variable: arm }]\npopulation: { include: ${include}, label: Some }`),
  ).toEqual({
    values: {
      'b|n': 2,
      'b|arm|missing': 0,
      'b|arm|a|n': 1,
      'b|arm|a|percent': 0.5,
      'b|arm|b|n': 1,
      'b|arm|b|percent': 0.5,
    },
    warnings: [],
  });
});

test('a patient of whom it cannot be told is left out, and said', () => {
  const { values, warnings } = run(
    "rows: [{ variable: arm }]\npopulation: { include: 'marker > 4.0', label: High marker }",
  );
  expect(values['b|n']).toBe(3);
  expect(warnings).toEqual(['High marker: 1 patient left out, as a value that decides is missing']);
});

test('a derived variable is missing where its expression gives nothing fitting', () => {
  const { values, warnings } = run(`
rows: [{ variable: dose }, { variable: part }, { variable: found }]
derive:
  - { name: dose, label: Dose, type: integer, expr: marker / 2.0 }
  - { name: part, label: Part, type: category, levels: [low, high], expr: 'dose > 2.0 ? "high" : (dose > 1.0 ? "low" : "none")' }
  - { name: found, label: Found, type: category, expr: 'stage == null ? null : (stage == "i" ? "x" : "w")' }`);
  expect(values).toMatchObject({
    'b|dose|missing': 4,
    'b|dose|max': 4,
    'b|part|missing': 5,
    'b|part|high|n': 2,
    'b|part|low|n': 1,
    'b|found|missing': 1,
    'b|found|w|n': 4,
    'b|found|x|n': 3,
  });
  expect(warnings).toEqual([
    'dose: in 3 patients the expression gives a value that is not of type integer; counted as missing',
    'part: in 1 patient the expression gives a value that is not one of low, high; counted as missing',
  ]);
});

test('a condition must give true or false', () => {
  expect(() =>
    run("rows: [{ variable: arm }]\npopulation: { include: 'marker + 1.0', label: Wrong }"),
  ).toThrow('analyses/b.yaml:6, population.include: the expression gives a number');
});
