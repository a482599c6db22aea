import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ingest } from '@cohort-report/ingest';
import { loadStudy } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { DATA, listFiles, studyFiles } from '../../../packages/synthetic/test/study-files.ts';
import { cohortOutput } from '../src/stage/cohort-output.ts';

const freeze = '2022-12-31';
const declared = studyFiles();
const study = declared.get('study.yaml') as string;
const bundle = loadStudy(
  declared.set('study.yaml', study.replace('pseudonyms: public', 'pseudonyms: keyed')),
  ['sites'],
);
const folder = join(DATA, freeze);
const files = new Map(listFiles(folder).map((file) => [file, readFileSync(join(folder, file))]));
const noKey = { file: 'key', message: 'there is no key' };

it('a missing key comes together with all findings, and keeps no question and no cohort', async () => {
  const records = await ingest({ bundle, freeze, files });
  const keyed = await cohortOutput(bundle, records, 'k'.repeat(32));
  expect(keyed.problems).toBeUndefined();
  const findings = keyed.files.get('findings.txt') as Uint8Array;

  const keyless = await cohortOutput(bundle, records, [noKey]);
  expect(keyless.problems?.[0]).toEqual(noKey);
  expect(keyless.problems?.length).toBeGreaterThan(records.findings.length);
  expect([...keyless.files.keys()]).toEqual(['findings.txt']);
  expect(String(keyless.files.get('findings.txt'))).toBe(String(findings));
});

it('a missing key comes together with what blocks, warnings among it', async () => {
  const lacking = new Map(files);
  lacking.delete('lmu/patienten.csv');
  const records = await ingest({ bundle, freeze, files: lacking });
  const { problems = [], files: made } = await cohortOutput(bundle, records, [noKey]);
  expect(problems.slice(0, 2)).toMatchObject([noKey, { rule: 'file-missing' }]);
  expect(problems.some((each) => 'severity' in each && each.severity === 'warning')).toBe(true);
  expect([...made.keys()]).toEqual(['findings.txt']);
});

it('a missing key leaves no list of findings where there are none', async () => {
  const none = { ...(await ingest({ bundle, freeze, files: new Map() })), findings: [] };
  const quiet = { ...bundle, study: { ...bundle.study, sites: [] } };
  expect((await cohortOutput(quiet, none, [noKey])).files.size).toBe(0);
});
