import type { RecordRow, Records, StudyBundle } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { oddIds } from '../../src/persons/odd-ids.ts';

const bundle = {
  study: { sites: ['north'], patient: { entity: 'patient', id: 'number', linkage: ['link'] } },
  codebook: {
    entities: {
      patient: {
        key: ['number'],
        fields: {
          number: { type: 'id', label: 'Number', identifying: true },
          link: { type: 'id', label: 'Link', identifying: true },
        },
      },
      surgery: {
        key: ['number', 'op'],
        fields: { number: { type: 'id' }, op: { type: 'id', label: 'Surgery', identifying: true } },
      },
      lesion: { key: ['number', 'op', 'no'], fields: { op: { type: 'id' }, no: { type: 'id' } } },
      visit: { key: ['number', 'no'], fields: { no: { type: 'id' } } },
    },
  },
} as unknown as StudyBundle;

const patients = (count: number) =>
  Array.from(
    { length: count },
    (_, index): RecordRow => ({
      site: 'north',
      file: 'north/patient.csv',
      row: index + 2,
      values: { number: String(8 + index), link: `K${1000 + index}` },
    }),
  );
const found = (rows: RecordRow[]) =>
  oddIds(bundle, { entities: { patient: rows } } as unknown as Records).map(
    ({ field, row, found: shown }) => [field, row, shown],
  );

it('ids of one form, and numbers that gain a digit, are not odd', () => {
  expect(found(patients(95))).toEqual([]);
});

it('an id with other signs or of another length is odd, and is not shown', () => {
  const rows = patients(60);
  rows[3]!.values.number = '<b>11</b>';
  rows[5]!.values.number = '1 3';
  rows[6]!.values.number = '8686';
  rows[7]!.values.link = 'K10070';
  rows[9]!.values.link = null;
  expect(found(rows)).toEqual([
    ['number', 5, '•••'],
    ['number', 7, '•••'],
    ['number', 8, '•••'],
    ['link', 9, '•••'],
  ]);
});

it('nothing is odd among few, or where many differ', () => {
  const few = patients(9);
  few[0]!.values.link = 'x';
  expect(found(few)).toEqual([]);
  const mixed = patients(60);
  for (const row of mixed.slice(0, 4)) row.values.link = 'x';
  expect(found(mixed)).toEqual([]);
});

it('a number of an event to which other rows belong is odd as well, others are not', () => {
  const rows = (name: string, odd: string) =>
    patients(60).map((row, index) => ({
      ...row,
      values: { number: '1', [name]: index === 4 ? odd : String(100 + index) },
    }));
  const records = { surgery: rows('op', '-0'), lesion: rows('op', '-0'), visit: rows('no', '-0') };
  const odd = oddIds(bundle, { entities: records } as unknown as Records);
  expect(odd.map(({ entity, field, row }) => [entity, field, row])).toEqual([['surgery', 'op', 6]]);
});
