import { expect, test } from 'vitest';
import { analyse } from '../../src/index.ts';
import { smallBundle, smallCohort } from '../support/small-study.ts';
import { valuesOf } from '../support/values-of.ts';

const run = (declaration: string) => {
  const bundle = smallBundle({ b: `kind: baseline_table\n${declaration}` });
  return analyse({ bundle, cohort: smallCohort(bundle) });
};

test('counts, and shares of the known values', () => {
  expect(valuesOf(run('rows: [{ variable: stage }, { variable: frail }]'))).toEqual({
    'b|n': 8,
    'b|stage|missing': 1,
    'b|stage|i|n': 3,
    'b|stage|i|percent': 3 / 7,
    'b|stage|ii|n': 3,
    'b|stage|ii|percent': 3 / 7,
    'b|stage|iii|n': 1,
    'b|stage|iii|percent': 1 / 7,
    'b|frail|missing': 1,
    'b|frail|true|n': 4,
    'b|frail|true|percent': 4 / 7,
    'b|frail|false|n': 3,
    'b|frail|false|percent': 3 / 7,
  });
});

test('numbers by group, with the exact Wilcoxon p value', () => {
  const values = valuesOf(run('by: arm\nrows: [{ variable: marker }]'));
  expect(values).toMatchObject({
    'b|arm=a|n': 4,
    'b|arm=b|n': 4,
    'b|marker|missing': 1,
    'b|marker|median': 4,
    'b|marker|min': 1,
    'b|marker|max': 8,
    'b|marker|q1': 2.5,
    'b|marker|q3': 5.5,
    'b|arm=a|marker|mean': 2.5,
    'b|arm=a|marker|sd': Math.sqrt(5 / 3),
    'b|arm=b|marker|median': 6,
  });
  expect(values['b|marker|p_value']).toBeCloseTo(2 / 35, 14);
});

test("Fisher's exact p value of two times two, by its hypergeometric probabilities", () => {
  const values = valuesOf(run('by: arm\nrows: [{ variable: frail }]'));
  // arm a: 2 of 4 frail, arm b: 2 of 3: all tables but the two extremes are at least as likely
  expect(values['b|frail|p_value']).toBeCloseTo(1, 14);
});

test("Pearson's chi-squared p value where it is declared, without empty levels, and its doubt", () => {
  const result = run('by: arm\nrows: [{ variable: frail, test: chi-squared }]');
  // R: chisq.test(rbind(c(2, 2), c(2, 1)), correct = FALSE)$p.value
  expect(valuesOf(result)['b|frail|p_value']).toBeCloseTo(0.65924300369263045, 14);
  expect(result.rows.find(({ statistic }) => statistic === 'p_value')?.method).toEqual({
    test: "Pearson's chi-square",
  });
  expect(result.analyses[0]?.warnings).toEqual([
    'Frail: the smallest expected count is 1.29, below 5: the approximation may be poor',
  ]);
  const some = 'population: { include: \'stage != "iii"\', label: Some }\n';
  const staged = valuesOf(run(`${some}by: arm\nrows: [{ variable: stage, test: chi-squared }]`));
  // R: chisq.test(rbind(c(2, 2), c(1, 1)), correct = FALSE)$p.value
  expect(staged['b|stage|p_value']).toBe(1);
});

test('what cannot be described has its reason', () => {
  const text = 'rows: [{ variable: marker }, { variable: stage }]\npopulation: ';
  const none = valuesOf(run(`${text}{ include: 'marker > 100.0', label: None }`));
  expect(none).toMatchObject({
    'b|n': 0,
    'b|marker|median': 'Marker is not known of any of these patients',
    'b|stage|i|n': 0,
    'b|stage|i|percent': 'Stage is not known of any of these patients',
  });
  const one = valuesOf(run(`${text}{ include: 'marker == 8.0', label: One }`));
  expect(one).toMatchObject({ 'b|marker|mean': 8, 'b|marker|sd': 'one patient has no spread' });
});

test('patients without a group count in the total, and that is said', () => {
  const results = run('by: stage\nrows: [{ variable: marker }]');
  expect(valuesOf(results)).toMatchObject({
    'b|n': 8,
    'b|stage=iii|n': 1,
    'b|stage=iii|marker|median': 'Marker is not known of any of these patients',
  });
  expect(results.analyses[0]?.warnings).toEqual([
    'Stage: not known of 1 patient, counted in the total only',
  ]);
  expect(results.rows.find(({ id }) => id === 'b|marker|p_value')?.method).toEqual({
    test: 'Kruskal-Wallis',
  });
});
