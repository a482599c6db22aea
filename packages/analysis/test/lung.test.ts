import { loadStudy } from '@cohort-report/schema';
import { expect, test } from 'vitest';
import { analyse } from '../src/index.ts';
import { expectRows, readReference } from './support/expect-rows.ts';
import { lungCohort } from './support/lung-cohort.ts';
import { readDeclarations } from './support/read-declarations.ts';

const bundle = loadStudy(readDeclarations('ncctg-lung'), ['analyses']);
const results = analyse({ bundle, cohort: lungCohort(bundle) });
const reference = readReference('lung');

test("every number of the study is R's", () => {
  expectRows(results.rows, reference, 1e-9);
});

test('R was asked for every row', () => {
  const asked = new Set(Object.keys(reference.values));
  const unasked = results.rows.map(({ id }) => id).filter((id) => !asked.has(id));
  expect(unasked).toEqual([
    'patient-flow|joined',
    'patient-flow|site=ncctg|start',
    'patient-flow|site=ncctg|included',
  ]);
});
