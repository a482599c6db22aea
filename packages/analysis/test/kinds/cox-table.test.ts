import { expect, test } from 'vitest';
import { analyse } from '../../src/index.ts';
import { MIXED, type SmallPatient, smallBundle, smallCohort } from '../support/small-study.ts';
import { valuesOf } from '../support/values-of.ts';

const run = (declaration: string, patients = MIXED) => {
  const bundle = smallBundle({ c: `kind: cox_table\nendpoint: os\n${declaration}` });
  return analyse({ bundle, cohort: smallCohort(bundle, patients) });
};
const patient = (arm: string, stage: string | null, days: number, dead: boolean): SmallPatient => [
  arm,
  stage,
  days,
  null,
  days,
  dead,
];

test('hazard ratio in closed form', () => {
  // deaths in the order b, a, b: the likelihood r / (2r + 1) / (1 + r) has its maximum at r = 1 / sqrt(2)
  const three = [
    patient('b', 'i', 1, true),
    patient('a', 'i', 2, true),
    patient('b', 'i', 3, true),
  ];
  const results = run('models: [univariable]\nfactors: [arm]', three);
  const values = valuesOf(results);
  const r = Math.SQRT1_2;
  const information = (2 * r) / (2 * r + 1) ** 2 + r / (1 + r) ** 2;
  expect(values['c|os|univariable|arm|b|hazard_ratio']).toBeCloseTo(r, 12);
  expect(values['c|os|univariable|arm|b|std_error']).toBeCloseTo(1 / Math.sqrt(information), 12);
  expect(values['c|os|univariable|arm|log_likelihood']).toBeCloseTo(
    Math.log(r / (2 * r + 1) / (1 + r)),
    13,
  );
  expect(values).toMatchObject({ 'c|os|arm|a|n': 1, 'c|os|arm|b|events': 2 });
  const row = results.rows.find(({ id }) => id === 'c|os|univariable|arm|b|hazard_ratio');
  expect(row).toMatchObject({
    reference: 'a',
    n: 3,
    events: 3,
    method: { ties: 'efron', test: 'Wald', conf_level: 0.95 },
  });
  expect(results.analyses[0]?.warnings).toEqual([
    'Univariable model of Arm: 3.0 events per parameter; below 10 estimates are unstable',
  ]);
});

test('the other reference gives the inverse', () => {
  const of = (reference: string, level: string) =>
    valuesOf(
      run(
        `models: [univariable]\nfactors: [{ variable: stage, reference: ${reference} }]\npopulation: { include: stage != "iii", label: Early }`,
      ),
    )[`c|os|univariable|stage|${level}|hazard_ratio`] as number;
  expect(of('i', 'ii') * of('ii', 'i')).toBeCloseTo(1, 12);
});

test("a yes-or-no factor is compared with no, as R's FALSE, unless declared", () => {
  const frail = [true, false, true, true, false, false].map(
    (value, index): SmallPatient => ['a', 'i', 0, value, index + 1, true],
  );
  const rowsOf = (factor: string) => run(`models: [univariable]\nfactors: [${factor}]`, frail).rows;
  expect(rowsOf('frail')).toEqual(rowsOf("{ variable: frail, reference: 'false' }"));
  expect(rowsOf('frail').find(({ statistic }) => statistic === 'hazard_ratio')).toMatchObject({
    level: 'true',
    reference: 'false',
  });
  expect(rowsOf("{ variable: frail, reference: 'true' }")).not.toEqual(rowsOf('frail'));
});

test('a level, a reference or all events that are not there: null with the reason, the rest stands', () => {
  const noStage3 = valuesOf(
    run(
      'models: [univariable, multivariable]\nfactors: [stage, arm]\npopulation: { include: stage != "iii", label: Early }',
    ),
  );
  expect(noStage3).toMatchObject({
    'c|os|stage|iii|n': 0,
    'c|os|univariable|stage|iii|hazard_ratio': 'no patient has Stage = III',
    'c|os|multivariable|stage|iii|p_value': 'no patient has Stage = III',
  });
  expect(noStage3['c|os|multivariable|stage|ii|hazard_ratio']).toBeTypeOf('number');
  expect(noStage3['c|os|univariable|stage|term_p_value']).toBeCloseTo(
    noStage3['c|os|univariable|stage|ii|p_value'] as number,
    13,
  );

  const noReference = valuesOf(
    run('models: [univariable]\nfactors: [arm]\npopulation: { include: arm == "b", label: B }'),
  );
  expect(noReference).toMatchObject({
    'c|os|univariable|arm|b|hazard_ratio': 'no patient has the reference, Arm = A',
    'c|os|univariable|arm|log_likelihood': 'nothing in this model differs between its patients',
  });

  const censored = [patient('a', 'i', 1, false), patient('b', 'i', 2, false)];
  const noEvents = valuesOf(run('models: [univariable]\nfactors: [arm]', censored));
  expect(noEvents).toMatchObject({
    'c|os|events': 0,
    'c|os|univariable|arm|b|hazard_ratio': 'there is no event among the 2 patients of this model',
    'c|os|univariable|arm|lr_test_p': 'there is no event among the 2 patients of this model',
  });
});

test('separation is named, not printed as a huge number', () => {
  const patients = [
    patient('a', 'i', 1, true),
    patient('a', 'ii', 2, true),
    patient('b', 'i', 3, false),
    patient('b', 'ii', 4, false),
  ];
  const results = run('models: [univariable]\nfactors: [arm]', patients);
  expect(valuesOf(results)['c|os|univariable|arm|b|hazard_ratio']).toBe(
    'there is no event among patients with Arm = B: the hazard ratio would be 0',
  );
  expect(valuesOf(results)['c|os|univariable|arm|wald_test_p']).toBe(
    'there is no event among patients with Arm = B: the hazard ratio would be 0',
  );
  expect(results.analyses[0]?.warnings).toContain(
    'Univariable model of Arm: Arm = B has no finite estimate (separation)',
  );
});

test('each model uses its complete cases', () => {
  const values = valuesOf(
    run('models: [univariable, multivariable]\nfactors: [marker, { variable: arm }]'),
  );
  expect(values).toMatchObject({
    'c|os|n': 8,
    'c|os|marker|n': 7,
    'c|os|multivariable|n': 7,
    'c|os|multivariable|events': 4,
    'c|os|multivariable|events_per_parameter': 2,
  });
});

test('columns that say the same cannot be told apart', () => {
  const values = valuesOf(
    run(
      'models: [multivariable]\nfactors: [arm, twin]\nderive: [{ name: twin, label: Twin, type: category, levels: [x, y], expr: \'arm == "a" ? "x" : "y"\' }]',
    ),
  );
  expect(values['c|os|multivariable|twin|y|hazard_ratio']).toBe(
    'Twin = y cannot be told apart from Arm = B',
  );
});

test('a column without an estimate of its own is no parameter, as in R', () => {
  const twin =
    'derive: [{ name: twin, label: Twin, type: category, levels: [x, y], expr: \'arm == "a" ? "x" : "y"\' }]';
  const both = run(`models: [multivariable]\nfactors: [arm, twin]\n${twin}`);
  const alone = valuesOf(run('models: [univariable]\nfactors: [arm]'));
  const values = valuesOf(both);
  expect(values['c|os|multivariable|events_per_parameter']).toBe(4);
  expect(values['c|os|multivariable|lr_test_p']).toBe(alone['c|os|univariable|arm|lr_test_p']);
  const whole = both.rows.filter(({ id }) => id.startsWith('c|os|multivariable|lr_test'));
  expect(whole.map(({ method }) => method?.df)).toEqual([1, 1]);
  expect(both.analyses[0]?.warnings).toEqual([
    'Multivariable model: 4.0 events per parameter; below 10 estimates are unstable',
  ]);
});

test('a model without any parameter says so', () => {
  const values = valuesOf(
    run('models: [univariable]\nfactors: [arm]', [
      patient('a', 'i', 1, false),
      patient('b', 'i', 2, true),
    ]),
  );
  expect(values['c|os|univariable|arm|events_per_parameter']).toBe(
    'no coefficient of this model can be estimated',
  );
});
