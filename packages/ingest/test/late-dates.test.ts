import { expect, it } from 'vitest';
import { ingest } from '../src/index.ts';
import { readCase } from './case-folder.ts';

const { bundle, files } = await readCase('cohort', 'two-sites');

it('tells of every date after the cutoff of the freeze, of a partial one only what is known', async () => {
  const visits =
    'patient_id,visit_date,pain\nn1,2214-10-21,mild\nn1,2015-06-30,none\nn2,2015-06,none\nn2,2015-07,none\n';
  const { findings, entities } = await ingest({
    bundle: {
      ...bundle,
      study: { ...bundle.study, freezes: [{ id: 'f1', label: 'First', cutoff: '2015-06-14' }] },
    },
    freeze: 'f1',
    files: new Map([...files, ['north/visit.csv', Buffer.from(visits)]]),
  });
  const late = findings.filter(
    ({ rule, file }) => rule === 'date-after-cutoff' && file === 'north/visit.csv',
  );
  expect(late.map(({ row, found }) => [row, found])).toEqual([
    [2, '"2214-10-21"'],
    [3, '"2015-06-30"'],
    [5, '"2015-07-15"'],
  ]);
  expect(late[0]).toMatchObject({
    severity: 'warning',
    entity: 'visit',
    field: 'visit_date',
    expected: '2015-06-14, the cutoff of the freeze, or earlier',
  });
  expect(entities.visit?.some(({ values }) => values.visit_date === '2214-10-21')).toBe(true);
});
