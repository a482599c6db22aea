import { expect, test } from 'vitest';
import { analyse } from '../../src/index.ts';
import {
  type CompetingPatient,
  competingBundle,
  competingCohort,
} from '../support/competing-study.ts';
import { valuesOf } from '../support/values-of.ts';

const run = (patients: readonly CompetingPatient[], more = '') => {
  const cox = 'kind: cox_table\nendpoint: death\nmodels: [univariable]\nfactors: [arm]\n';
  const bundle = competingBundle({ cause: cox, fine: `${cox}hazard: subdistribution\n${more}` });
  return analyse({ bundle, cohort: competingCohort(bundle, patients) });
};
const patients = (ends: readonly [string, number, CompetingPatient['cause']][]) =>
  ends.map(([arm, days, cause]): CompetingPatient => ({ arm, days, cause }));
const RATIO = 'death|univariable|arm|2|hazard_ratio';

test('without a competing event the ratio is that of the Cox model, its error robust', () => {
  const values = valuesOf(
    run(
      patients([
        ['1', 10, 'death'],
        ['2', 20, 'death'],
        ['1', 30, null],
        ['2', 40, null],
        ['1', 50, 'death'],
        ['2', 60, 'death'],
      ]),
    ),
  );
  expect(values[`fine|${RATIO}`]).toBeCloseTo(values[`cause|${RATIO}`] as number, 12);
  expect(values[`fine|${RATIO.replace('hazard_ratio', 'std_error')}`]).not.toBe(
    values[`cause|${RATIO.replace('hazard_ratio', 'std_error')}`],
  );
});

test('a competing event keeps its patient at risk, by hand', () => {
  // Nobody is censored: all weights are 1, patient 2 of arm 1 stays at risk to the end. With r the ratio, the three deaths
  // come of arms 2, 1, 2 out of 2 + 2r, 2 + r and 1 + r.
  const values = valuesOf(
    run(
      patients([
        ['2', 10, 'death'],
        ['1', 20, 'transplant'],
        ['1', 30, 'death'],
        ['2', 40, 'death'],
      ]),
    ),
  );
  const ratio = values[`fine|${RATIO}`] as number;
  const score = 1 - (2 * ratio) / (2 + 2 * ratio) - ratio / (2 + ratio) + 1 - ratio / (1 + ratio);
  expect(Math.abs(score)).toBeLessThan(1e-9);
  expect(values[`cause|${RATIO}`]).not.toBeCloseTo(ratio, 3);
});

test('says why there is no estimate', () => {
  const none = patients([
    ['1', 10, 'transplant'],
    ['2', 20, null],
  ]);
  expect(valuesOf(run(none))[`fine|${RATIO}`]).toBe(
    'there is no event among the 2 patients of this model',
  );
  const separated = patients([
    ['1', 10, 'death'],
    ['1', 20, 'death'],
    ['2', 30, 'transplant'],
    ['2', 40, null],
    ['1', 50, null],
  ]);
  expect(valuesOf(run(separated))[`fine|${RATIO}`]).toBe(
    'there is no event among patients with Arm = Placebo: the hazard ratio would be 0',
  );
  const constant = patients([
    ['1', 10, 'death'],
    ['1', 20, null],
  ]);
  expect(valuesOf(run(constant))[`fine|${RATIO}`]).toBe('no patient has Arm = Placebo');
});
