import { loadStudy } from '@cohort-report/schema';
import { expect, test } from 'vitest';
import { analyse } from '../src/index.ts';
import { expectRows, readReference } from './support/expect-rows.ts';
import { readDeclarations } from './support/read-declarations.ts';
import { valuesOf } from './support/values-of.ts';
import { yardstickCohort } from './support/yardstick-cohort.ts';

const bundle = loadStudy(readDeclarations('pulmonary-metastasectomy'), ['analyses']);
const reference = readReference('yardstick');
const results = analyse({ bundle, cohort: yardstickCohort(bundle) });

test("every number of the study's tables and figures is R's", () => {
  expectRows(results.rows, reference, 1e-9);
});

test('R was asked for every row of the models and curves', () => {
  const kinds = [
    ...['survival_summary', 'survival_curves', 'cox_table', 'interaction_table'],
    'proportional_hazards',
  ];
  const fitted = bundle.analyses.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  expect(fitted.length).toBeGreaterThanOrEqual(10);
  const unasked = results.rows.filter(
    ({ id, analysis }) => fitted.includes(analysis) && !(id in reference.values),
  );
  expect(unasked).toEqual([]);
});

test('the interaction that has an empty combination says which', () => {
  const values = valuesOf(results);
  for (const endpoint of ['dfs', 'os']) {
    expect(values[`table-4|${endpoint}|timing|metachronous|interaction_p`]).toBe(
      'no patient has Timing of metastasis = Synchronous and Systemic therapy = No',
    );
  }
});

test('variables without any value leave reasons, not failures', () => {
  const values = valuesOf(results);
  expect(values['table-1|approach|missing']).toBe(77);
  expect(values['text-cohort|los_days|median']).toBe(
    'Hospital length of stay is not known of any of these patients',
  );
});
