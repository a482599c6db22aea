import { expect, it } from 'vitest';
import { buildCohort, ingest } from '../../src/index.ts';
import { readCase } from '../case-folder.ts';

const { bundle, files } = await readCase('cohort', 'two-sites');

/** What is first among a patient's deaths, where both sites know one. */
async function deathOf(north: string, south: string) {
  const table = (date: string, patient: string) =>
    Buffer.from(`patient_id,death_date\n${patient},${date}\n`);
  const sites = bundle.sites.map((site) => ({
    ...site,
    tables: [
      ...site.tables,
      {
        ...site.tables[0]!,
        entity: 'death',
        file: 'death.csv',
        columns: { patient_id: { to: 'patient_id' }, death_date: { to: 'death_date' } },
      },
    ],
  }));
  const declared = { ...bundle, sites };
  const records = await ingest({
    bundle: declared,
    freeze: 'f1',
    files: new Map([
      ...files,
      ['north/death.csv', table(north, 'n1')],
      ['south/death.csv', table(south, '1')],
    ]),
  });
  const { cohort } = buildCohort({
    bundle: {
      ...declared,
      study: {
        ...declared.study,
        derivations: [
          ...declared.study.derivations,
          { name: 'first_death', expr: 'first(death).death_date', working: false, basis: 'stated' },
        ],
      },
      codebook: {
        ...declared.codebook,
        variables: {
          ...declared.codebook.variables,
          first_death: { label: 'Date of death', type: 'date' },
        },
      },
    },
    records,
  });
  const disagree = cohort.findings.filter(({ rule }) => rule === 'sites-disagree');
  const used = Array.from(cohort.columns.first_death ?? []).filter((value) => value !== null);
  return { used, told: disagree.filter(({ entity }) => entity === 'death') };
}

it('is the order of what a patient has once, whichever date is earlier', async () => {
  for (const [north, south] of [
    ['2016-05-05', '2014-05-05'],
    ['2014-05-05', '2016-05-05'],
  ] as const) {
    const { used, told } = await deathOf(north, south);
    expect(used).toEqual([north]);
    expect(told).toMatchObject([
      { expected: `"${north}", as Nordklinik has it`, found: `"${south}"` },
    ]);
  }
});
