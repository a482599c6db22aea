import type { Difference } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { shareDifference } from '../src/disclosure/share-difference.ts';
import { compareFreezes } from '../src/index.ts';
import { toyBundle, toyFreeze } from './support/toy.ts';

const bundle = toyBundle(5);
const same = toyFreeze(bundle, {
  a: ['east', 'low', 'm', 100, true],
  b: ['west', 'mid', 'f', 200, false],
});
const { internal } = compareFreezes({ bundle, before: same, after: same });
const shared = (opened: number, closed: number) => {
  const queries: Difference['queries'] = [{ site: 'east', open: 40, opened, closed }];
  const [query] = shareDifference(
    { ...internal, queries },
    {
      differences: [],
      analyses: [],
      unions: [],
      patientsOf: () => new Set(),
      curvePatients: () => 0,
      leftOut: () => 0,
    },
  ).queries;
  return [query?.opened, query?.closed];
};

it('of the questions to a site few are not told, nor the closed ones from which the opened could be worked out', () => {
  expect(shared(7, 9)).toEqual([7, 9]);
  expect(shared(7, 3)).toEqual([7, null]);
  expect(shared(3, 9)).toEqual([null, null]);
  expect(shared(0, 9)).toEqual([0, 9]);
});
