import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCohort, ingest } from '../../src/index.ts';
import { type SiteTables, toyBundle, toyFiles } from './toy-tables.ts';

const day = fc.constantFrom('2010-01-01', '2010-03-05', '2011-05', '2012-02-29', '-9');
const patients = fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 6 });

/** Exports without contradictory rows, so that nothing hangs on which row comes first. */
const site: fc.Arbitrary<SiteTables> = patients.chain((ids) =>
  fc.record({
    patient: fc
      .tuple(
        ...ids.map((id) =>
          fc.tuple(fc.constantFrom('1950-01-01', '1951-02'), day, fc.constant(`${id}`)),
        ),
      )
      .map((rows) => [
        ['patient_id', 'linkage_id', 'birth_date', 'last_contact'],
        ...rows.map(([birth, contact, id]) => [id, `L${id}`, birth, contact]),
      ]),
    operation: fc
      .uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.nat(3)), { selector: String })
      .chain((keys) =>
        fc.tuple(
          ...keys.map(([patient, number]) =>
            fc.tuple(
              fc.constant(`${patient}`),
              fc.constant(`${number}`),
              fc.constantFrom('2010-01-01', '2010-01-01', '2011-01-01'),
              fc.constantFrom('cemented', 'cementless'),
            ),
          ),
        ),
      )
      .map((rows) => [['patient_id', 'operation_id', 'operation_date', 'stem'], ...rows]),
    visit: fc
      .uniqueArray(
        fc.tuple(fc.constantFrom(...ids), fc.constantFrom('2010-02-01', '2010-02', '2012-01-01')),
        { selector: String },
      )
      .chain((keys) =>
        fc.tuple(
          ...keys.map(([patient, date]) =>
            fc.tuple(fc.constant(`${patient}`), fc.constant(date), fc.constantFrom('none', 'mild')),
          ),
        ),
      )
      .map((rows) => [['patient_id', 'visit_date', 'pain'], ...rows]),
  }),
);

const headers = {
  patient: [['patient_id', 'linkage_id', 'birth_date', 'last_contact']],
  operation: [['patient_id', 'operation_id', 'operation_date', 'stem']],
  visit: [['patient_id', 'visit_date', 'pain']],
};
const bundle = toyBundle({ north: headers, south: headers });

async function cohortOf(sites: Record<string, SiteTables>) {
  const records = await ingest({ bundle, freeze: 'f1', files: toyFiles(sites) });
  const { cohort, dataNotes } = buildCohort({ bundle, records });
  return { cohort: { ...cohort, findings: cohort.findings.length }, dataNotes };
}

function shuffled(tables: SiteTables, random: number): SiteTables {
  return Object.fromEntries(
    Object.entries(tables)
      .map(([entity, [header, ...rows]]): [string, string[][]] => {
        const keyed = rows.map((row, index) => ({ row, key: ((index + 1) * random) % 10_007 }));
        return [
          entity,
          [header as string[], ...keyed.sort((a, b) => a.key - b.key).map(({ row }) => row)],
        ];
      })
      .reverse(),
  );
}

describe('order', () => {
  it('of rows and files in the raw exports changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        site,
        site,
        fc.integer({ min: 1, max: 10_006 }),
        async (north, south, random) => {
          const sites = { north, south };
          const mixed = { south: shuffled(south, random), north: shuffled(north, random) };
          expect(await cohortOf(mixed)).toEqual(await cohortOf(sites));
        },
      ),
      { numRuns: 100, seed: 20240630 },
    );
  }, 60_000);
});
