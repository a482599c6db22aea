import { expect, test } from 'vitest';
import { analyse } from '../../src/index.ts';
import { MIXED, type SmallPatient, smallBundle, smallCohort } from '../support/small-study.ts';
import { valuesOf } from '../support/values-of.ts';

const ARM = 'endpoint: os\nfactor: { variable: arm, reference: a }';
const run = (analyses: Record<string, string>, patients: readonly SmallPatient[] = MIXED) => {
  const bundle = smallBundle(analyses);
  return analyse({ bundle, cohort: smallCohort(bundle, patients) });
};
const subgroups = (names: string, patients?: readonly SmallPatient[], more = '') =>
  run({ c: `kind: subgroup_effects\n${ARM}\nsubgroups: [${names}]\n${more}` }, patients);
const at = 'c|os|univariable';
const RATIO = ['hazard_ratio', 'hazard_ratio_lower', 'hazard_ratio_upper', 'p_value'];

/** Two or three of each arm in each of the first two stages, of mixed fate; none in the third. */
const CROSSED: SmallPatient[] = (
  [
    ['a', 'i', 10, true],
    ['a', 'i', 40, true],
    ['b', 'i', 20, true],
    ['b', 'i', 50, false],
    ['a', 'ii', 15, true],
    ['a', 'ii', 60, false],
    ['b', 'ii', 12, true],
    ['b', 'ii', 65, false],
    ['a', 'i', 30, true],
    ['b', 'ii', 35, true],
  ] as const
).map(([arm, stage, days, dead], index) => [
  arm,
  stage,
  index,
  [0, 3, 4, 5, 6].includes(index),
  days,
  dead,
]);

test('each line is the Cox table of its patients alone, the first that of all', () => {
  const lines = ['stage == "i"', 'stage == "ii"', 'frail', 'frail == false'];
  const model = `kind: cox_table\nendpoint: os\nmodels: [univariable]\nfactors: [{ variable: arm, reference: a }]\n`;
  const values = valuesOf(
    run(
      {
        c: `kind: subgroup_effects\n${ARM}\nsubgroups: [stage, frail]`,
        all: model,
        ...Object.fromEntries(
          lines.map((include, index) => [
            `x${index}`,
            `${model}population: { include: ${include}, label: Part }\n`,
          ]),
        ),
      },
      CROSSED,
    ),
  );
  const groups = ['stage=i', 'stage=ii', 'frail=true', 'frail=false'];
  for (const statistic of RATIO) {
    const whole = values[`${at}|arm|b|${statistic}`];
    expect(whole).toBeTypeOf('number');
    expect(whole).toBe(values[`all|os|univariable|arm|b|${statistic}`]);
    groups.forEach((group, index) => {
      const value = values[`${at}|${group}|arm|b|${statistic}`];
      expect(value).toBeTypeOf('number');
      expect(value).toBe(values[`x${index}|os|univariable|arm|b|${statistic}`]);
    });
  }
  groups.forEach((group, index) => {
    for (const level of ['a', 'b'])
      for (const count of ['n', 'events'])
        expect(values[`c|os|${group}|arm|${level}|${count}`]).toBe(
          values[`x${index}|os|arm|${level}|${count}`],
        );
    const [variable, level] = group.split('=');
    expect(values[`c|os|${variable}|${level}|n`]).toBe(values[`x${index}|os|n`]);
    expect(values[`c|os|${variable}|${level}|events`]).toBe(values[`x${index}|os|events`]);
  });
});

test('the test of the interaction is that of an interaction table, of one product with the ratio of the hazard ratios', () => {
  const results = run(
    {
      c: `kind: subgroup_effects\n${ARM}\nsubgroups: [stage, frail]`,
      i: 'kind: interaction_table\nendpoints: [os]\nmodifier: { variable: arm, reference: a }\nfactors: [stage, frail]',
    },
    CROSSED,
  );
  const values = valuesOf(results);
  for (const id of [
    'stage|interaction_p',
    'frail|true|interaction_p',
    'frail|true|interaction_hr',
  ]) {
    expect(values[`c|os|${id}`]).toBeTypeOf('number');
    expect(values[`c|os|${id}`]).toBe(values[`i|os|${id}`]);
  }
  expect(results.rows.find(({ id }) => id === 'c|os|stage|interaction_p')?.method).toMatchObject({
    test: 'Wald',
    df: 1,
  });
  const narrow = valuesOf(subgroups('frail', CROSSED, 'conf_level: 0.5'));
  expect(narrow['c|os|frail|true|interaction_hr']).toBe(values['c|os|frail|true|interaction_hr']);
  expect(narrow['c|os|frail|true|interaction_hr_upper']).toBeLessThan(
    Number(values['c|os|frail|true|interaction_hr_upper']),
  );
});

test('of more than two levels all are tested together, also where nobody has the first', () => {
  const p = (from: string, to: string) => {
    const moved = CROSSED.map(
      ([arm, stage, ...rest]): SmallPatient => [arm, stage === from ? to : stage, ...rest],
    );
    return valuesOf(subgroups('stage', moved))['c|os|stage|interaction_p'];
  };
  const whole = p('i', 'i');
  expect(whole).toBeTypeOf('number');
  expect(p('i', 'iii')).toBeCloseTo(whole as number, 12);
});

test('a line that cannot be estimated says why', () => {
  const values = valuesOf(subgroups('stage, frail'));
  expect(values).toMatchObject({
    [`${at}|stage=i|arm|b|hazard_ratio`]:
      'there is no event among patients with Arm = B: the hazard ratio would be 0',
    [`${at}|stage=iii|arm|b|p_value`]: 'no patient has the reference, Arm = A',
    [`${at}|frail=false|arm|b|hazard_ratio_upper`]:
      'there is no event among patients with Arm = B: the hazard ratio would be 0',
    'c|os|stage|interaction_p': 'no patient has Stage = III and Arm = A',
    'c|os|frail|true|interaction_p': 'there is no event among patients with Frail = No and Arm = B',
  });
  const spared = CROSSED.map(
    ([arm, stage, marker, frail, days, dead]): SmallPatient => [
      arm,
      stage,
      marker,
      frail,
      days,
      dead && stage === 'ii',
    ],
  );
  expect(valuesOf(subgroups('stage', spared))).toMatchObject({
    [`${at}|stage=i|arm|b|hazard_ratio`]: 'there is no event among the 5 patients of this model',
    [`${at}|stage=iii|arm|b|hazard_ratio`]: 'no patient of this model has Stage = III',
    'c|os|stage|iii|n': 0,
    'c|os|stage|iii|events': 0,
    'c|os|stage|interaction_p': 'there is no event among patients with Stage = I and Arm = A',
  });
  const one = CROSSED.filter(([arm]) => arm === 'a');
  expect(valuesOf(subgroups('frail', one))).toMatchObject({
    [`${at}|arm|b|hazard_ratio`]: 'no patient has Arm = B',
    [`${at}|frail=true|arm|b|hazard_ratio`]: 'no patient has Arm = B',
    'c|os|frail|true|interaction_p': 'no patient has Arm = B',
  });
});

test('whoever lacks a value is left out where it is needed, and counted', () => {
  const patients: SmallPatient[] = [
    ...CROSSED,
    [null, 'i', 1, true, 20, true],
    ['a', null, 1, true, 20, true],
    ['b', 'i', 1, null, null, null],
  ];
  const results = subgroups('stage, frail', patients);
  const values = valuesOf(results);
  expect(values).toMatchObject({
    'c|n': 13,
    'c|os|n': 12,
    'c|os|arm|n': 11,
    'c|os|arm|events': 8,
    'c|os|arm|a|n': 6,
    'c|os|stage|i|n': 5,
    'c|os|stage|missing': 1,
    'c|os|frail|missing': 0,
    'c|os|frail|true|n': 6,
    'c|os|frail|false|n': 5,
  });
  expect(results.rows.find(({ id }) => id === 'c|os|stage|interaction_p')?.n).toBe(10);
  expect(results.analyses[0]?.warnings).toContain('OS: 1 patient without a known time or status');
});

test('models with few events are named together, each with its events per parameter', () => {
  const { analyses, rows } = subgroups('stage', CROSSED);
  expect(analyses[0]?.warnings).toEqual([
    'All patients with 7.0, Stage = I with 4.0, Stage = II with 3.0, interaction with Stage with 2.3: below 10 events per parameter estimates are unstable',
  ]);
  expect(rows.find(({ id }) => id === `${at}|stage=i|arm|b|hazard_ratio`)?.warnings).toEqual([
    '4.0 events per parameter; below 10 estimates are unstable',
  ]);
  const separated = subgroups('frail').analyses[0]?.warnings;
  expect(separated).toContain(
    'Frail = Yes, Frail = No, interaction with Frail: Arm = B has no finite estimate (separation)',
  );
});

test('a number is compared per unit, a factor of more levels each with its reference', () => {
  const values = valuesOf(
    run(
      {
        c: 'kind: subgroup_effects\nendpoint: os\nfactor: marker\nsubgroups: [arm]',
        d: 'kind: subgroup_effects\nendpoint: os\nfactor: { variable: stage, reference: ii }\nsubgroups: [frail]',
      },
      CROSSED,
    ),
  );
  expect(values[`${at}|arm=a|marker|hazard_ratio`]).toBeTypeOf('number');
  expect(values['c|os|arm|b|interaction_hr']).toBeTypeOf('number');
  expect(values['d|os|univariable|frail=false|stage|i|hazard_ratio']).toBeTypeOf('number');
  expect(values['d|os|univariable|frail=false|stage|iii|hazard_ratio']).toBe(
    'no patient has Stage = III',
  );
  expect(values['d|os|frail|interaction_p']).toBeTypeOf('number');
});
