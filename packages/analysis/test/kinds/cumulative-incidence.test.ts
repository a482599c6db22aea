import { expect, test } from 'vitest';
import { analyse } from '../../src/index.ts';
import {
  type CompetingPatient,
  competingBundle,
  competingCohort,
} from '../support/competing-study.ts';
import { valuesOf } from '../support/values-of.ts';

const DECLARED = 'kind: cumulative_incidence\nendpoint: death\nhorizon: 12\n';
const MONTH = 30.4375;
const patient = (
  months: number | null,
  cause: CompetingPatient['cause'],
  more: Partial<CompetingPatient> = {},
): CompetingPatient => ({ days: months === null ? null : months * MONTH, cause, ...more });

const run = (declaration: string, patients: readonly CompetingPatient[]) => {
  const bundle = competingBundle({ i: `${DECLARED}${declaration}` });
  return analyse({ bundle, cohort: competingCohort(bundle, patients) });
};

test('solved by hand', () => {
  // At risk 5, 4, 3, 1: death 1/5, then transplant 4/5 x 1/4, a censoring, death 3/5 x 1/1.
  const values = valuesOf(
    run('ticks: 2\ntimes: [1, 2, 3, 4]', [
      patient(1, 'death'),
      patient(2, 'transplant'),
      patient(3, null),
      patient(3, null),
      patient(4, 'death'),
    ]),
  );
  const found = (key: string) => [1, 2, 3, 4].map((at) => values[`i|death|${key}${at}|incidence`]);
  [0.2, 0.2, 0.2, 0.8].forEach((height, at) => {
    expect(found('')[at]).toBeCloseTo(height, 14);
  });
  expect([0, 2, 4, 6].map((at) => values[`i|death|${at}|at_risk`])).toEqual([5, 4, 1, 0]);
  expect(found('transplant|')[0]).toBe(0);
  expect(found('transplant|')[3]).toBeCloseTo(0.2, 14);
  expect(values['i|death|transplant|1|incidence_lower']).toBe(
    'at an incidence of 0 the interval has no limits',
  );
});

test('after the last patient there is a height only where nobody is left', () => {
  const over = [patient(2, 'death'), patient(4, 'transplant')];
  expect(valuesOf(run('times: [6]', over))['i|death|6|incidence']).toBe(0.5);
  const open = [patient(2, 'death'), patient(4, null)];
  expect(valuesOf(run('times: [6]', open))['i|death|6|incidence']).toBe(
    'follow-up ends before, at 4 months',
  );
});

test('a group without patients and patients without a group', () => {
  const results = run('times: [3]\nby: stage', [
    patient(1, 'death', { stage: '1' }),
    patient(2, null, { stage: '1' }),
    patient(3, 'death', { stage: '2' }),
    patient(5, 'transplant', { stage: '2' }),
    patient(4, null),
    patient(null, null, { stage: '2' }),
  ]);
  const values = valuesOf(results);
  expect(values).toMatchObject({
    'i|n': 6,
    'i|death|n': 5,
    'i|death|stage=1|n': 2,
    'i|death|stage=3|n': 0,
    'i|death|transplant|stage=3|events': 0,
    'i|death|stage=3|0|at_risk': 0,
    'i|death|stage=3|3|incidence': 'there is no patient with a known time',
    'i|death|transplant|stage=3|3|incidence_upper': 'there is no patient with a known time',
    'i|death|gray_df': 1,
  });
  expect(results.incidences?.map(({ group }) => group?.level)).toEqual(['1', '1', '2', '2']);
  expect(results.analyses[0]?.warnings).toEqual([
    'Death: 1 patient without a known time or status',
    'Death: 1 patient in no group, as Stage is not known',
  ]);
});

test('says why Gray’s test has no value', () => {
  const [one, two] = [{ sex: 'f' }, { sex: 'm' }];
  const without = [patient(1, 'death', one), patient(2, 'death', two), patient(3, null, one)];
  expect(valuesOf(run('by: sex', without))['i|death|transplant|gray_p']).toBe(
    'there is no such event among the 3 patients of the groups',
  );
  const single = [patient(1, 'death', one), patient(3, null, one)];
  expect(valuesOf(run('by: sex', single))['i|death|gray_p']).toBe('there is only one group');
  expect(valuesOf(run('by: sex', [patient(3, null)]))['i|death|gray_chisq']).toBe(
    'there is no patient with a known time and group',
  );
  const untested = valuesOf(run('by: sex\ntest: none', without));
  expect(Object.keys(untested).filter((id) => id.includes('gray'))).toEqual([]);
});
