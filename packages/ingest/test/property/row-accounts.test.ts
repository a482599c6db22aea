import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCohort, ingest } from '../../src/index.ts';
import { type SiteTables, toyBundle, toyFiles } from './toy-tables.ts';

const garbage = fc.constantFrom('', '-9', 'x', '31.02.2010', '2010-02-30', '1,5', '"', ';', '\t');
const cell = (...good: string[]) =>
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: garbage });
const ids = ['1', '2', '3', '4'];
const dates = ['2010-01-01', '2011-05', '2012-02-29'];
const columns: Record<string, Record<string, fc.Arbitrary<string>>> = {
  patient: {
    patient_id: cell(...ids),
    linkage_id: cell('L1', 'L2', 'L3'),
    sex: cell('male', 'female'),
    birth_date: cell('1950-01-01', '1951-02'),
    last_contact: cell(...dates),
  },
  operation: {
    patient_id: cell(...ids),
    operation_id: cell('a', 'b'),
    operation_date: cell('2010-01-01', '2011-01-01'),
    stem: cell('cemented', 'cementless'),
    stay_days: cell('1', '2'),
  },
  wound: {
    patient_id: cell(...ids),
    operation_id: cell('a', 'b'),
    wound_no: cell('1', '2'),
    length_mm: cell('10', '20.5'),
  },
  visit: { patient_id: cell(...ids), visit_date: cell(...dates), pain: cell('none', 'mild') },
  death: { patient_id: cell(...ids), death_date: cell('2012-01-01', '2013-01-01') },
};

const row = (cells: Record<string, fc.Arbitrary<string>>) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.tuple(...Object.values(cells)) },
    { weight: 1, arbitrary: fc.constant(['']) },
    { weight: 1, arbitrary: fc.array(garbage, { minLength: 1, maxLength: 7 }) },
  );
const site: fc.Arbitrary<SiteTables> = fc.record(
  Object.fromEntries(
    Object.entries(columns).map(([entity, cells]) => [
      entity,
      fc
        .array(row(cells), { maxLength: 12 })
        .map((rows) => [
          Object.keys(cells),
          ...rows.map((texts) => texts.map((text) => text.replace(/["\n;]/g, '?'))),
        ]),
    ]),
  ),
);

const headers = Object.fromEntries(
  Object.entries(columns).map(([entity, cells]) => [entity, [Object.keys(cells)]]),
);
const bundle = toyBundle({ north: headers, south: headers });

describe('row accounts', () => {
  it('count every row of garbled exports once: used, or set aside with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(site, site, async (north, south) => {
        const sites = { north, south };
        const records = await ingest({ bundle, freeze: 'f1', files: toyFiles(sites) });
        const { dataNotes } = buildCohort({ bundle, records });
        for (const accounts of [records.accounts, dataNotes.accounts]) {
          expect(accounts).toHaveLength(10);
          for (const { site: name, entity, rowsIn, used, setAside } of accounts) {
            const table = sites[name as keyof typeof sites][entity] ?? [];
            expect(rowsIn).toBe(table.length - 1);
            expect(used + setAside.reduce((sum, { rows }) => sum + rows, 0)).toBe(rowsIn);
            expect(setAside.every(({ reason, rows }) => reason !== '' && rows > 0)).toBe(true);
          }
        }
        for (const { site: name, entity, used } of records.accounts) {
          const rows = records.entities[entity]?.filter((record) => record.site === name) ?? [];
          expect(rows).toHaveLength(used);
          expect(new Set(rows.map((record) => record.row)).size).toBe(used);
        }
      }),
      { numRuns: 100, seed: 20240630 },
    );
  }, 60_000);
});
