import { expect, test } from 'vitest';
import { analyse } from '../../src/index.ts';
import { smallBundle, smallCohort } from '../support/small-study.ts';
import { valuesOf } from '../support/values-of.ts';

test('criteria that exclude nobody are rows too', () => {
  const bundle = smallBundle({ f: 'kind: patient_flow' });
  const cohort = smallCohort(bundle);
  cohort.flow = {
    bySite: [{ site: 'here', label: 'Here', patients: 11, included: 8 }],
    joined: 2,
    start: 11,
    steps: [
      { id: 'age', reason: 'Too young', basis: 'stated', excluded: 3, remaining: 8 },
      { id: 'place', reason: 'Elsewhere', basis: 'stated', excluded: 0, remaining: 8 },
    ],
    included: 8,
  };
  const results = analyse({ bundle, cohort });
  expect(valuesOf(results)).toEqual({
    'f|n': 8,
    'f|start': 11,
    'f|joined': 2,
    'f|age|excluded': 3,
    'f|age|remaining': 8,
    'f|place|excluded': 0,
    'f|place|remaining': 8,
    'f|included': 8,
    'f|site=here|start': 11,
    'f|site=here|included': 8,
  });
  expect(results.analyses[0]?.warnings).toEqual([]);
  expect(results.analyses[0]?.variables.map(({ label }) => label)).toEqual([
    'Too young',
    'Elsewhere',
    'Site',
  ]);
});

test('patients whom a criterion excludes though it could not be determined are told', () => {
  const bundle = smallBundle({ f: 'kind: patient_flow' });
  const cohort = smallCohort(bundle);
  const step = { basis: 'stated' as const, remaining: 8 };
  cohort.flow = {
    ...{ bySite: [], joined: 0, start: 14, included: 8 },
    steps: [
      { ...step, id: 'age', reason: 'Too young', excluded: 3, undetermined: 1 },
      { ...step, id: 'place', reason: 'Elsewhere', excluded: 3 },
    ],
  };
  expect(analyse({ bundle, cohort }).analyses[0]?.warnings).toEqual([
    'Too young: 1 patient excluded as it could not be determined whether the criterion is met',
  ]);
});
