import { expect, it } from 'vitest';
import { buildCohort, ingest } from '../../src/index.ts';
import { readCase } from '../case-folder.ts';

async function leftOut(includes: string) {
  const { bundle: declared, files } = await readCase('cohort', 'eligibility-and-endpoints');
  const [criterion] = declared.study.eligibility;
  const study = { ...declared.study, eligibility: [{ ...criterion!, include: includes }] };
  const bundle = { ...declared, study };
  const records = await ingest({ bundle, freeze: 'f1', files });
  const { cohort, queries } = buildCohort({ bundle, records });
  return {
    found: cohort.findings.filter(({ rule }) => rule === 'site-left-out'),
    asked: queries.filter(({ rule }) => rule === 'site-left-out'),
  };
}

it('a site whose patients are all excluded is a finding and a question to it', async () => {
  const { found, asked } = await leftOut('false');
  expect(found).toMatchObject([
    { severity: 'warning', site: 'north', file: 'north/', found: '9 patients, all excluded' },
  ]);
  expect(asked).toMatchObject([{ site: 'north', file: '', status: 'open' }]);
  expect((await leftOut('true')).found).toEqual([]);
});
