import type { StudyBundle } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { buildCohort, ingest, traceValue } from '../../src/index.ts';
import { readCase } from '../case-folder.ts';

async function traced(
  name: string,
  expr: string,
  change: (bundle: StudyBundle) => void = () => {},
) {
  const { bundle, files } = await readCase('cohort', 'two-sites');
  change(bundle);
  const records = await ingest({ bundle, freeze: 'f1', files });
  const [patient = ''] = buildCohort({ bundle, records }).cohort.patients;
  bundle.study.derivations.push({ name, working: true, expr, basis: 'stated' });
  return traceValue({ bundle, records, files, patient, variable: name });
}

it('a cell of an identifying field is shown without its value, others with it', async () => {
  const { cells } = await traced('age_there', 'years(first(patient).birth_date, first_date)');
  const shown = (field: string) =>
    cells.filter((cell) => cell.field === field).flatMap(({ raw, value }) => [raw, value]);
  expect(new Set(shown('birth_date'))).toEqual(new Set(['•••']));
  expect(shown('operation_date').length).toBeGreaterThan(0);
  expect(shown('operation_date')).not.toContain('•••');
});

it('a derived value that is an identifying one, by itself or in a row, is masked', async () => {
  expect((await traced('born', 'first(patient).birth_date')).value).toBe('•••');
  const rows = (await traced('all_rows', 'patient')).value as Record<string, unknown>[];
  expect(rows[0]).toMatchObject({ patient_id: '•••', birth_date: '•••' });
  expect(rows[0]?.sex).toMatch(/^(?:fe)?male$/);
});

it('a cell stands under the name that its column has in this freeze', async () => {
  const { cells } = await traced('height', 'first(patient).height_cm', ({ sites }) => {
    for (const table of sites.flatMap((site) => site.tables)) {
      const { height_cm: height, ...columns } = table.columns;
      if (height !== undefined)
        Object.assign(table, {
          columns: { ...columns, groesse: height },
          also_named: { groesse: ['height_cm'] },
        });
    }
  });
  const found = cells.filter(({ field }) => field === 'height_cm');
  expect(found.map(({ column }) => column)).toContain('height_cm');
  expect(found.every(({ raw }) => /^\d+/.test(raw))).toBe(true);
});
