import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadStudy } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { DATA, listFiles, studyFiles } from '../../../packages/synthetic/test/study-files.ts';
import { countRun, type Tally } from '../src/fuzz/count-run.ts';
import { type FuzzRun, fuzz } from '../src/fuzz/fuzz.ts';
import { fuzzWatched } from '../src/fuzz/fuzz-watched.ts';
import { MUTATIONS } from '../src/fuzz/mutations.ts';
import { tells } from '../src/fuzz/tells.ts';

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
    const tally: Tally = new Map();
    const failures: string[] = [];
    let runs = 0;
    for await (const run of fuzz({ bundle, freeze, files, seed: 7, from: 0 })) {
      countRun(tally, run);
      if (run.failure !== undefined)
        failures.push(`run ${run.run}: ${run.mutation} in ${run.file}: ${run.failure}`);
      runs += 1;
      if (runs === MUTATIONS.length * 4) break;
    }
    expect(failures).toEqual([]);
    expect([...tally.keys()].sort()).toEqual(MUTATIONS.map(({ name }) => name).sort());
    for (const name of ['a column missing', 'an error cell', 'injected text, json'])
      expect(tally.get(name)?.told, name).toBeGreaterThan(0);
  }, 120_000);
});

describe('a finding tells of a change', () => {
  const finding = {
    severity: 'warning',
    rule: 'not-a-number',
    site: 'a',
    file: 'a/x.csv',
    row: 4,
    column: 'Grad',
    message: 'not a number',
  } as const;
  const [before, after] = [
    { findings: [], accounts: [] },
    { findings: [finding], accounts: [] },
  ];

  it('where it is new and names the file and the row or the column', () => {
    expect(tells(before, after, 'a/x.csv', {})).toBe(true);
    expect(tells(before, after, 'a/x.csv', { rows: [4] })).toBe(true);
    expect(tells(before, after, 'a/x.csv', { column: 'Grad' })).toBe(true);
  });

  it('and not where it names another place or was there before', () => {
    expect(tells(before, after, 'a/y.csv', {})).toBe(false);
    expect(tells(before, after, 'a/x.csv', { rows: [5], column: 'Datum' })).toBe(false);
    expect(tells(after, after, 'a/x.csv', {})).toBe(false);
    expect(tells(after, before, 'a/x.csv', {})).toBe(false);
  });
});

describe('the watch over the fuzzer', () => {
  it('ends a run that hangs, calls it a failure and goes on', async () => {
    const seen: FuzzRun[] = [];
    await fuzzWatched({ bundle, freeze, files, seed: 7, from: 0 }, 2, 1, (run) => seen.push(run));
    expect(seen.map(({ run, failure }) => [run, failure])).toEqual([
      [0, 'hangs'],
      [1, 'hangs'],
    ]);
  });
});
