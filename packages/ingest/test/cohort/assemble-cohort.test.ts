import type { Field } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { buildCohort, ingest } from '../../src/index.ts';
import { readCase } from '../case-folder.ts';

async function visitFields(declared: Partial<Field>): Promise<string[]> {
  const { bundle, files } = await readCase('cohort', 'two-sites');
  const records = await ingest({ bundle, freeze: 'f1', files });
  const { visit } = bundle.codebook.entities;
  Object.assign(visit?.fields.pain ?? {}, declared);
  const rows = buildCohort({ bundle, records }).cohort.entities.visit ?? [];
  expect(rows.length).toBeGreaterThan(0);
  return Object.keys(rows[0]?.values ?? {});
}

it.each([
  ['an identifying field that is no id', { identifying: true }],
  ['an id that is not declared identifying', { type: 'id' as const }],
])('rows of the cohort are without %s', async (_, declared) => {
  expect(await visitFields({})).toContain('pain');
  expect(await visitFields(declared)).toEqual(['visit_date']);
});
