import { siteSchema } from '@cohort-report/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ingest } from '../../src/index.ts';
import { workbookBytes } from '../workbook-bytes.ts';
import { toyBundle } from './toy-tables.ts';

interface Patient {
  id: number;
  sex: 'male' | 'female' | null;
  birth: string;
  height: number | null;
}

const patients = fc.uniqueArray(
  fc.record({
    id: fc.nat(9999),
    sex: fc.constantFrom('male' as const, 'female' as const, null),
    birth: fc
      .date({ min: new Date('1911-01-01'), max: new Date('2009-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    height: fc.option(fc.integer({ min: 1000, max: 2000 }).map((mm) => mm / 10)),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 20 },
);

const german = (date: string) => date.split('-').reverse().join('.');
const latin1 = (text: string) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
const serial = (date: string, origin: string) =>
  (Date.parse(date) - Date.parse(origin)) / 86_400_000;

/** One way of exporting patients: its mapping, and its file. */
interface Dialect {
  table: object;
  bytes: (rows: Patient[]) => Uint8Array | Promise<Uint8Array>;
}

const plain: Dialect = {
  table: {
    file: 'x.csv',
    columns: {
      id: { to: 'patient_id' },
      sex: { to: 'sex' },
      birth: { to: 'birth_date' },
      height: { to: 'height_cm' },
    },
  },
  bytes: (rows) =>
    new TextEncoder().encode(
      [
        'id,sex,birth,height',
        ...rows.map((row) => Object.values(row).map((value) => value ?? '')),
      ].join('\n'),
    ),
};
const dialects: Record<string, Dialect> = {
  'windows-1252, semicolons, decimal commas, metres': {
    table: {
      file: 'x.csv',
      encoding: 'windows-1252',
      delimiter: ';',
      decimal: ',',
      dates: ['dd.MM.yyyy'],
      missing: ['k.A.'],
      columns: {
        Nr: { to: 'patient_id' },
        Geschlecht: { to: 'sex', values: { männlich: 'male', weiblich: 'female' } },
        geboren: { to: 'birth_date' },
        'Größe/m': { to: 'height_cm', unit: 'm' },
      },
    },
    bytes: (rows) =>
      latin1(
        [
          'Größe/m;Nr;geboren;Geschlecht',
          ...rows.map(({ id, sex, birth, height }) =>
            [
              height === null ? 'k.A.' : String(Math.round(height * 10) / 1000).replace('.', ','),
              id,
              german(birth),
              sex === null ? '' : sex === 'male' ? 'männlich' : '"weiblich"',
            ].join(';'),
          ),
        ].join('\r\n'),
      ),
  },
  'UTF-8 with BOM, tabs, American dates, codes, millimetres': {
    table: {
      file: 'x.txt',
      header_row: 2,
      dates: ['MM/dd/yyyy'],
      columns: {
        id: { to: 'patient_id' },
        sex: { to: 'sex', values: { '1': 'male', '2': 'female', '9': null } },
        birth: { to: 'birth_date' },
        mm: { to: 'height_cm', unit: 'mm' },
      },
    },
    bytes: (rows) =>
      new TextEncoder().encode(
        [
          '\ufeffExport',
          'id\tsex\tbirth\tmm',
          ...rows.map(({ id, sex, birth, height }) =>
            [
              id,
              sex === null ? 9 : sex === 'male' ? 1 : 2,
              `${birth.slice(5, 7)}/${birth.slice(8)}/${birth.slice(0, 4)}`,
              height === null ? '' : Math.round(height * 10),
            ].join('\t'),
          ),
        ].join('\n'),
      ),
  },
  ...Object.fromEntries(
    (['1900', '1904'] as const).map((dateSystem): [string, Dialect] => [
      `workbook of ${dateSystem}, with dates, serials and texts`,
      {
        table: {
          file: 'x.xlsx',
          dates: ['excel-serial', 'yyyy-MM-dd'],
          columns: {
            id: { to: 'patient_id' },
            sex: { to: 'sex' },
            birth: { to: 'birth_date' },
            height: { to: 'height_cm' },
          },
        },
        bytes: (rows) =>
          workbookBytes({
            dateSystem,
            sheets: [
              {
                name: 'S',
                rows: [
                  ['id', 'sex', 'birth', 'height'],
                  ...rows.map(({ id, sex, birth, height }, index) => [
                    id,
                    sex,
                    [
                      { date: birth },
                      serial(birth, dateSystem === '1900' ? '1899-12-30' : '1904-01-01'),
                      birth,
                    ][index % 3] ?? birth,
                    height,
                  ]),
                ],
              },
            ],
          }),
      },
    ]),
  ),
};

const toy = toyBundle({ north: { patient: [['patient_id']] } });

async function read({ table, bytes }: Dialect, rows: Patient[]) {
  const site = siteSchema.parse({
    site: 'north',
    label: 'North',
    tables: [{ entity: 'patient', ...table }],
  });
  const bundle = { ...toy, sites: [site] };
  const files = new Map([[`north/${site.tables[0]?.file}`, await bytes(rows)]]);
  const { entities, findings } = await ingest({ bundle, freeze: 'f1', files });
  return { rows: entities.patient?.map(({ values }) => values), findings };
}

describe('dialects', () => {
  it.each(Object.entries(dialects))(
    '%s: the same patients',
    async (_, dialect) => {
      await fc.assert(
        fc.asyncProperty(patients, async (rows) => {
          const found = await read(dialect, rows);
          expect(found).toEqual(await read(plain, rows));
          expect(found.findings).toEqual([]);
          expect(found.rows).toEqual(
            rows.map(({ id, sex, birth, height }) => ({
              patient_id: String(id),
              linkage_id: null,
              sex,
              birth_date: birth,
              smoker: null,
              height_cm: height,
              last_contact: null,
            })),
          );
        }),
        { numRuns: 40, seed: 20240630 },
      );
    },
    60_000,
  );
});
