import type { Codebook } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { completeness } from '../../src/cohort/completeness.ts';
import { whomItApplies } from '../../src/cohort/whom-it-applies.ts';

const codebook: Codebook = {
  entities: {},
  variables: {
    therapy: { label: 'Therapy', type: 'category' },
    regimen: { label: 'Regimen', type: 'category', applies: 'therapy == "yes"' },
  },
};

it('expects a value only of patients whom the variable applies to', () => {
  const cohort = {
    site: ['north', 'north', 'north', 'south'],
    columns: {
      therapy: ['yes', 'yes', 'no', 'no'],
      regimen: ['a', null, null, null],
    },
    variables: [
      { name: 'therapy', label: 'Therapy', type: 'category' as const },
      { name: 'regimen', label: 'Regimen', type: 'category' as const },
    ],
  };
  const found = completeness(['north', 'south'], cohort, whomItApplies(codebook, cohort));
  expect(found.map(({ sites }) => sites)).toEqual([
    [
      { site: 'north', patients: 3, filled: 3 },
      { site: 'south', patients: 1, filled: 1 },
    ],
    [
      { site: 'north', patients: 2, filled: 1 },
      { site: 'south', patients: 0, filled: 0 },
    ],
  ]);
});

it('expects none of a patient of whom the condition is not known: that value is missing already', () => {
  const cohort = { site: ['north', 'north'], columns: { therapy: [null, 'no'] } };
  expect(whomItApplies(codebook, cohort)('regimen')).toEqual([false, false]);
});
