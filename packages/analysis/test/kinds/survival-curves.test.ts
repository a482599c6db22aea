import { expect, test } from 'vitest';
import { analyse } from '../../src/index.ts';
import { MIXED, smallBundle, smallCohort } from '../support/small-study.ts';
import { valuesOf } from '../support/values-of.ts';

const run = (declaration: string) => {
  const bundle = smallBundle({
    f: `kind: survival_curves\nendpoints: [os]\nhorizon: 7\nticks: 3\n${declaration}`,
  });
  return analyse({ bundle, cohort: smallCohort(bundle) });
};

test('one curve, solved by hand', () => {
  const results = run('');
  expect(results.curves).toHaveLength(1);
  expect(results.curves[0]).toMatchObject({
    analysis: 'f',
    endpoint: 'os',
    time: [0, 1, 2, 3, 4, 5, 6, 7],
    censored: [
      { time: 2, survival: 0.75, count: 1 },
      { time: 3, survival: 0.75, count: 1 },
      { time: 6, count: 1 },
      { time: 7, count: 1 },
    ],
    atRisk: [
      { time: 0, n: 8 },
      { time: 3, n: 5 },
      { time: 6, n: 2 },
    ],
  });
  [1, 0.875, 0.75, 0.75, 0.5625, 0.375, 0.375, 0.375].forEach((survival, index) => {
    expect(results.curves[0]?.survival[index]).toBeCloseTo(survival, 14);
  });
  expect(valuesOf(results)).toMatchObject({ 'f|os|3|at_risk': 5, 'f|os|0.5|quantile': 5 });
});

test('a group without patients has no curve and says so', () => {
  const results = run('by: stage\npopulation: { include: stage != "iii", label: Early }');
  expect(results.curves.map(({ group }) => group?.level)).toEqual(['i', 'ii']);
  expect(valuesOf(results)).toMatchObject({
    'f|os|stage=iii|n': 0,
    'f|os|stage=iii|3|at_risk': 0,
    'f|os|stage=iii|0.5|quantile': 'there is no patient with a known time',
    'f|os|log_rank_df': 1,
  });
});

test('the Wald test is that of the Cox model', () => {
  const bundle = smallBundle({
    f: 'kind: survival_curves\nendpoints: [os]\nhorizon: 7\nby: arm\ntest: wald',
    c: 'kind: cox_table\nendpoint: os\nfactors: [arm]\nmodels: [univariable]',
  });
  const values = valuesOf(analyse({ bundle, cohort: smallCohort(bundle, MIXED) }));
  expect(values['f|os|wald_p']).toBeCloseTo(values['c|os|univariable|arm|b|p_value'] as number, 13);
});

test('who is in no curve is said', () => {
  expect(run('by: stage').analyses[0]?.warnings).toEqual([
    'OS: 1 patient in no group, as Stage is not known',
  ]);
});
