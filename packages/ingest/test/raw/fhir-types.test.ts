import type { SiteTable } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { readFhir } from '../../src/raw/fhir/read-fhir.ts';

it('reads a bundle with a resource of a type that FHIR does not have, whatever the type is called', () => {
  const resources = [
    { resourceType: 'Patient', id: 'p' },
    { resourceType: 'constructor', id: 'x', status: 'final' },
  ];
  const entry = resources.map((resource) => ({ resource }));
  const table: SiteTable = {
    entity: 'patient',
    file: 'a.json',
    rows: 'Patient',
    header_row: 1,
    optional: false,
    constants: {},
    columns: { id: { to: 'patient_id' } },
  };
  const bytes = Buffer.from(JSON.stringify({ resourceType: 'Bundle', entry }));
  const read = readFhir(new Map([['a.json', { bytes, tables: [table] }]])).get(table);
  expect(read).toMatchObject({
    sheet: { rows: [['id'], ['p']] },
    problems: [{ rule: 'resource-not-read', column: 'constructor' }],
  });
});
