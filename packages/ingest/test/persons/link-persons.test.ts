import type { RecordRow, Records } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { linkPersons } from '../../src/persons/link-persons.ts';
import { readCase } from '../case-folder.ts';

const { bundle: declared } = await readCase('cohort', 'two-sites');
const { study } = declared;
const patient = { ...study.patient, linkage: ['linkage_id', 'birth_date'] };
const bundle = { ...declared, study: { ...study, patient } };

/** How many persons two patients of two sites are, by what is known to link them. */
function personsOf(north: RecordRow['values'], south: RecordRow['values']): number {
  const row = (site: string, id: string, values: RecordRow['values']): RecordRow => ({
    site,
    file: `${site}/patient.csv`,
    row: 2,
    values: { patient_id: id, ...values },
  });
  const records: Records = {
    study: 'toy',
    freeze: 'f1',
    entities: { patient: [row('north', 'n1', north), row('south', '1', south)] },
    accounts: [],
    mappings: [],
    findings: [],
  };
  return linkPersons(bundle, records, (site, id) => `${site} ${id}`).persons.length;
}

const both = { linkage_id: 'L1', birth_date: '1950-05-20' };

it('joins patients of two sites where all linkage fields are known and equal', () => {
  expect(personsOf(both, both)).toBe(1);
  expect(personsOf(both, { ...both, birth_date: '1950-05-21' })).toBe(2);
});

it('joins nobody by the rest where one linkage field is not known, were it unknown of both', () => {
  const half = { ...both, linkage_id: null };
  expect(personsOf(half, half)).toBe(2);
  expect(personsOf(both, half)).toBe(2);
});
