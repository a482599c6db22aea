import { expect, test } from 'vitest';
import { analyse } from '../../src/index.ts';
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

test('a factor of three levels: each product, and all together', () => {
  const patients = ['i', 'ii', 'iii', 'ii', 'i', 'iii', 'i', 'iii', 'ii', 'ii', 'i', 'iii'].map(
    (stage, index) => patient('a', stage, index % 4 < 2, index + 1),
  );
  const values = run(patients, 'stage');
  expect(values['t|os|stage|ii|interaction_p']).toBeTypeOf('number');
  expect(values['t|os|stage|iii|interaction_hr']).toBeTypeOf('number');
  expect(values['t|os|stage|interaction_p']).toBeTypeOf('number');
});
