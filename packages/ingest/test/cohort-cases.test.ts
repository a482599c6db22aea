import { describe, expect, it } from 'vitest';
import { buildCohort, ingest } from '../src/index.ts';
import { caseNames, readCase } from './case-folder.ts';
import { writtenCohort } from './written.ts';

describe('buildCohort: a folder is a case', () => {
  it.each(caseNames('cohort'))('%s', async (name) => {
    const { bundle, files, expected } = await readCase('cohort', name);
    const records = await ingest({ bundle, freeze: 'f1', files });
    expect(writtenCohort(buildCohort({ bundle, records }))).toEqual(expected);
  });
});

describe('buildCohort: what must not get out', () => {
  it.each(caseNames('cohort'))('%s: no identifying value in cohort or notes', async (name) => {
    const { bundle, files } = await readCase('cohort', name);
    const records = await ingest({ bundle, freeze: 'f1', files });
    const { cohort, dataNotes } = buildCohort({ bundle, records });
    const identifying = Object.entries(bundle.codebook.entities).flatMap(([entity, { fields }]) =>
      Object.entries(fields).flatMap(([field, { identifying: hidden }]) =>
        hidden ? (records.entities[entity] ?? []).map((row) => row.values[field]) : [],
      ),
    );
    const long = identifying.filter((value) => String(value).length >= 8);
    expect(long.length).toBeGreaterThan(0);
    const text = JSON.stringify({ cohort, dataNotes });
    for (const value of long) expect(text).not.toContain(`"${value}"`);
    for (const rows of Object.values(cohort.entities))
      for (const { values } of rows)
        expect(Object.keys(values).filter((field) => field.endsWith('_id'))).toEqual([]);
  });
});
