import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadStudy } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { DATA, listFiles, studyFiles } from '../../../packages/synthetic/test/study-files.ts';
import { fuzz } from '../src/fuzz/fuzz.ts';
import { MUTATIONS } from '../src/fuzz/mutations.ts';

const freeze = '2022-12-31';
const sites = ['regensburg', 'wuerzburg', 'registry'];
const all = loadStudy(studyFiles(), ['sites']);
const bundle = {
  ...all,
  study: { ...all.study, sites },
  sites: all.sites.filter(({ site }) => sites.includes(site)),
};
const own = listFiles(join(DATA, freeze)).filter((file) => sites.some((s) => file.startsWith(s)));
const files = new Map(
  own.map((file) => [file, new Uint8Array(readFileSync(join(DATA, freeze, file)))]),
);

describe('mutated exports', () => {
  it('never crash, lose a row or change a number in silence', async () => {
    const { tally, failures } = await fuzz(bundle, freeze, files, 100, 7);
    expect(failures).toEqual([]);
    expect(tally.size).toBe(new Set(MUTATIONS.map(({ name }) => name)).size);
    for (const name of ['a column missing', 'cut off', 'injected text'])
      expect(tally.get(name)?.told, name).toBeGreaterThan(0);
  }, 60_000);
});
