import { expect, it } from 'vitest';
import { compareToys } from './support/compare-toys.ts';
import { rowOf } from './support/row-of.ts';
import { toyBundle, toyPatients } from './support/toy.ts';

it('a patient flow moves by the exports as a whole, of which no number of patients is told', () => {
  const bundle = toyBundle(1, {
    flow: 'kind: patient_flow\nlabel: Flow\ntitle: Flow\nsection: flow\n',
  });
  const { internal } = compareToys(bundle, toyPatients(), {
    ...toyPatients(),
    more: ['west', 'low', 'm', 100, true],
  });
  expect(rowOf(internal, 'flow|included')?.causes).toEqual([
    { cause: 'exports', amount: 1, patients: null },
  ]);
});
