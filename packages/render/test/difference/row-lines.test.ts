import { expect, it } from 'vitest';
import type { DifferenceContext } from '../../src/difference/difference-context.ts';
import { rowLines } from '../../src/difference/row-lines.ts';
import { trial } from '../support/trial.ts';

it('names the test of a factor and that of all factors apart, with its p value alone', () => {
  const { results } = trial();
  const result = results.analyses.find(({ analysis }) => analysis.id === 'proportional-hazards')!;
  const context = {
    rows: new Map(results.rows.map((row) => [row.id, row])),
    gone: [],
    endpoint: (id: string) => id.toUpperCase(),
    variable: (name: string) => name,
  } as unknown as DifferenceContext;
  const labels = rowLines(context, result).map(({ label }) => label);
  expect(labels.filter((label) => label.startsWith('OS, multivariable'))).toEqual([
    'OS, multivariable, patients',
    'OS, multivariable, events',
    'OS, multivariable, arm, p, test of proportional hazards',
    'OS, multivariable, stage, p, test of proportional hazards',
    'OS, multivariable, age, p, test of proportional hazards',
    'OS, multivariable, p, test of proportional hazards of all factors',
  ]);
});
