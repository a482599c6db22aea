import { expect, test } from 'vitest';
import { analyse } from '../../src/index.ts';
import { expectRows, readReference } from '../support/expect-rows.ts';
import { type SmallPatient, smallBundle, smallCohort } from '../support/small-study.ts';
import { valuesOf } from '../support/values-of.ts';

const run = (patients: SmallPatient[], factor: string) => {
  const bundle = smallBundle({
    t: `kind: interaction_table\nendpoints: [os]\nmodifier: frail\nfactors: [${factor}]`,
  });
  return valuesOf(analyse({ bundle, cohort: smallCohort(bundle, patients) }));
};
const patient = (arm: string, stage: string, frail: boolean, days: number): SmallPatient => [
  arm,
  stage,
  days,
  frail,
  days,
  true,
];

test('an empty combination is named', () => {
  const patients = [
    patient('a', 'i', true, 1),
    patient('a', 'i', false, 2),
    patient('b', 'i', true, 3),
    patient('a', 'i', true, 4),
    patient('b', 'i', true, 5),
  ];
  const reason = 'no patient has Arm = B and Frail = No';
  expect(run(patients, 'arm')).toMatchObject({
    't|n': 5,
    't|os|events': 5,
    't|os|arm|b|interaction_p': reason,
    't|os|arm|b|interaction_hr': reason,
    't|os|arm|b|interaction_hr_lower': reason,
  });
});

const stages = ['i', 'ii', 'iii', 'ii', 'i', 'iii', 'i', 'iii', 'ii', 'ii', 'i', 'iii'];
const made = (chosen: string[]): SmallPatient[] =>
  chosen.map((stage, index) => {
    const days = index + 1;
    return ['a', stage, (days * 7) % 5, index % 4 < 2, days, true];
  });
const declaration = (factors: string) =>
  `kind: interaction_table\nendpoints: [os]\nmodifier: { variable: frail, reference: 'false' }\nfactors: [${factors}]`;

test("several products are tested together, a number has one: R's values", () => {
  const bundle = smallBundle({ three: declaration('stage, marker'), two: declaration('stage') });
  const of = (id: string, patients: SmallPatient[]) =>
    analyse({ bundle, cohort: smallCohort(bundle, patients) }).rows.filter(
      ({ analysis }) => analysis === id,
    );
  const rows = [
    ...of('three', made(stages)),
    ...of('two', made(stages.filter((stage) => stage !== 'iii'))),
  ];
  expectRows(rows, readReference('small'), 1e-9);
  expect(
    rows.filter(({ variable }) => variable === 'stage').map(({ method }) => method?.df),
  ).toEqual([2, 1]);
});

test('a caution that holds for some factors names the endpoint once', () => {
  const bundle = smallBundle({ t: declaration('arm, stage, marker') });
  const patients = made(stages).map(
    ([, ...rest], index): SmallPatient => [index % 2 === 0 ? 'a' : 'b', ...rest],
  );
  expect(analyse({ bundle, cohort: smallCohort(bundle, patients) }).analyses[0]?.warnings).toEqual([
    'OS, Arm, Marker: 4.0 events per parameter; below 10 estimates are unstable',
    'OS, Stage: 2.4 events per parameter; below 10 estimates are unstable',
  ]);
});

test('levels without an event have no interaction, though a fit that stops on its way gives a number', () => {
  const spared = made(stages).map(
    ([, stage, marker, frail, days], index): SmallPatient => [
      index % 2 === 0 ? 'a' : 'b',
      stage,
      marker,
      frail,
      days,
      frail !== true,
    ],
  );
  const bundle = smallBundle({ t: declaration('arm, stage') });
  const values = valuesOf(analyse({ bundle, cohort: smallCohort(bundle, spared) }));
  expect(values['t|os|arm|b|interaction_p']).toBe(
    'there is no event among patients with Arm = A and Frail = Yes',
  );
  expect(values['t|os|stage|interaction_p']).toBe(
    'there is no event among patients with Stage = I and Frail = Yes',
  );
  const none = spared.map(([...patient]): SmallPatient => {
    patient[5] = false;
    return patient;
  });
  expect(
    valuesOf(analyse({ bundle, cohort: smallCohort(bundle, none) }))['t|os|arm|b|interaction_p'],
  ).toBe('there is no event among the 12 patients of this model');
});
