import type { ResultRow } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import type { DifferenceContext } from '../../src/difference/difference-context.ts';
import { lineLabel, rowLines } from '../../src/difference/row-lines.ts';
import { trial } from '../support/trial.ts';

const { results } = trial();
const resultOf = (id: string) => results.analyses.find(({ analysis }) => analysis.id === id)!;
const result = resultOf('without-stage');
const rows = new Map(results.rows.map((row) => [row.id, row]));
const context = {
  rows,
  gone: [],
  endpoint: (id: string) => id,
  variable: (name: string) => name,
} as unknown as DifferenceContext;
const at = 'without-stage|os|univariable';

it('has of a leave-one-out analysis the lines of its table, not those of each omission', () => {
  const lines = rowLines(context, result);
  expect(lines.some(({ point }) => point.includes('!='))).toBe(false);
  expect(lines.filter(({ point }) => point.startsWith(`${at}|age`))).toEqual([
    {
      label: 'os, univariable, age, HR',
      point: `${at}|age|hazard_ratio`,
      interval: [`${at}|age|hazard_ratio_lower`, `${at}|age|hazard_ratio_upper`],
      beside: { row: `${at}|age|p_value`, as: 'p' },
    },
    {
      label: 'os, univariable, age, lowest HR with one left out',
      point: `${at}|age|lowest_hazard_ratio`,
      interval: [`${at}|age|lowest_hazard_ratio_lower`, `${at}|age|lowest_hazard_ratio_upper`],
      beside: null,
    },
    expect.objectContaining({ label: 'os, univariable, age, highest HR with one left out' }),
    expect.objectContaining({ label: 'os, univariable, age, omissions' }),
    expect.objectContaining({ label: 'os, univariable, age, omissions with an estimate' }),
    expect.objectContaining({ label: 'os, univariable, age, omissions with a significant p' }),
  ]);
});

it('says what a number is without', () => {
  const row = rows.get(`${at}|stage!=two|age|hazard_ratio`) as ResultRow;
  expect(lineLabel(context, result, row)).toBe('os, univariable, without stage II, age, HR');
});

it('names the test of a factor and that of all factors apart, with its p value alone', () => {
  const labels = rowLines(context, resultOf('proportional-hazards')).map(({ label }) => label);
  expect(labels.filter((label) => label.startsWith('os, multivariable'))).toEqual([
    'os, multivariable, patients',
    'os, multivariable, events',
    'os, multivariable, arm, p, test of proportional hazards',
    'os, multivariable, stage, p, test of proportional hazards',
    'os, multivariable, age, p, test of proportional hazards',
    'os, multivariable, p, test of proportional hazards of all factors',
  ]);
});

it('names in which patients an effect of a subgroup analysis was seen', () => {
  const lines = rowLines(context, resultOf('subgroups'));
  const labelOf = (id: string) => lines.find(({ point }) => point === `subgroups|os|${id}`)?.label;
  expect(labelOf('univariable|age_group=young|arm|b|hazard_ratio')).toMatch(
    /^os, univariable, age_group <60, arm <b>B.* versus .*, HR$/,
  );
  expect(labelOf('age_group|old|interaction_hr')).toBe(
    'os, age_group ≥60 versus <60, ratio of HRs',
  );
  expect(labelOf('stage|missing')).toBe('os, stage, missing');
  expect(labelOf('age_group|old|n')).toBe('os, age_group ≥60, patients');
});

it('keeps the capital of a site that others are compared with', () => {
  const variables = [
    {
      ...{ name: 'site', label: 'Site', type: 'category' as const },
      levels: [
        { value: 'o', label: 'Ostfeld' },
        { value: 'w', label: 'Westhausen' },
      ],
    },
  ];
  const row = { id: 'x', analysis: 'cox', statistic: 'hazard_ratio', variable: 'site', level: 'w' };
  expect(lineLabel(context, { ...resultOf('cox'), variables }, { ...row, reference: 'o' })).toBe(
    'site Westhausen versus Ostfeld, HR',
  );
});

it('says within how many months a mean is, and puts the p value beside the difference', () => {
  const lines = rowLines(context, resultOf('means-by-stage')).filter(({ point }) =>
    point.includes('|12|'),
  );
  expect(lines.map(({ label }) => label)).toEqual([
    'os, mean within 12 months',
    'os, stage I, mean within 12 months',
    'os, stage II, mean within 12 months',
    'os, stage III, mean within 12 months',
    'os, stage I versus II, difference of means within 12 months',
    'os, stage III versus II, difference of means within 12 months',
  ]);
  const row = 'means-by-stage|os|stage|one|12|restricted_mean_difference';
  expect(lines[4]).toMatchObject({
    point: row,
    interval: [`${row}_lower`, `${row}_upper`],
    beside: { row: `${row}_p`, as: 'p' },
  });
});
