import { describe, expect, it } from 'vitest';
import { buildCohort, ingest } from '../../src/index.ts';
import { readCase } from '../case-folder.ts';

async function conflictsWith(minimum: number, resolution?: string) {
  const { bundle: declared, files } = await readCase('cohort', 'two-sites');
  const check = {
    id: 'sexes',
    must: 'patient.all(p, p.sex == first(patient).sex)',
    among: 'all' as const,
    severity: 'warning' as const,
    message: 'the sites give several sexes',
    expected: 'one',
    action: 'ask them',
    locate: 'patient',
    ...(resolution === undefined ? {} : { resolution }),
  };
  const bundle = {
    ...declared,
    study: { ...declared.study, checks: [check], disclosure: { minimum_change: minimum } },
  };
  const records = await ingest({ bundle, freeze: 'f1', files });
  const { cohort, dataNotes } = buildCohort({ bundle, records });
  expect(cohort.findings.some(({ rule }) => rule === 'sexes')).toBe(true);
  return dataNotes.conflicts ?? [];
}

describe('conflicts between sites', () => {
  it('are those of joined rows, and of checks that say how they are resolved', async () => {
    const rules = async (resolution?: string) =>
      (await conflictsWith(5, resolution)).map(({ rule, sites, patients }) => [
        rule,
        sites,
        patients,
      ]);
    const joined = [
      ['sites-disagree', ['north', 'south'], 1],
      ['sites-disagree', ['north', 'south'], 1],
    ];
    expect(await rules()).toEqual(joined);
    expect(await rules('The first counts.')).toEqual([['sexes', ['north', 'south'], 1], ...joined]);
  });

  it('name pseudonyms only where the study withholds nothing', async () => {
    for (const conflict of await conflictsWith(2))
      expect(conflict).not.toHaveProperty('pseudonyms');
    const named = (await conflictsWith(1)).map(({ pseudonyms }) => pseudonyms);
    expect(named).toHaveLength(2);
    for (const list of named) expect(list).toEqual([expect.stringMatching(/^[0-9a-f]{12}$/)]);
  });
});
