import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashBytes } from '../pipelines/runner/src/files/hash-bytes.ts';
import { copyMadeWorkspace } from './made-workspace.ts';
import { FIRST, SECOND, STUDY } from './small-study.ts';
import type { Ran, WorkspaceCopy } from './workspace-copy.ts';

const RUNNER = 'pipelines/runner/src';
const DIFFERENCE = `reports/${STUDY}/${SECOND}/difference-from-${FIRST}`;

describe('two freezes of a study', () => {
  let copy: WorkspaceCopy;
  let first: Ran;
  const diff = (...args: string[]) => copy.script(`${RUNNER}/diff.ts`, [...args, '--study', STUDY]);

  beforeAll(async () => {
    ({ copy, ran: first } = await copyMadeWorkspace());
  }, 240_000);
  afterAll(() => copy.remove());

  it('are compared by the pipeline, which an unchanged run does not repeat', async () => {
    expect(first.stderr).toBe('');
    expect(first.stdout).toMatch(/^compare {2}with 1994-12-31: \d{2,} numbers changed/m);
    expect(first.stdout).toContain(`${DIFFERENCE}/difference.html`);
    const second = await copy.pipeline(['--study', STUDY]);
    expect(second.stdout).toMatch(/^compare {2}with 1994-12-31 \(unchanged\)$/m);
    const index = await copy.read(`reports/${STUDY}/index.html`);
    expect(index).toContain(`href="${SECOND}/difference-from-${FIRST}/difference.html"`);
    expect(index.indexOf(`${SECOND}/report.html`)).toBeLessThan(
      index.indexOf(`${FIRST}/report.html`),
    );
  }, 240_000);

  it('are the same, different or not to be compared: exit codes 0, 1, 2', async () => {
    const different = await diff(FIRST, SECOND);
    expect(different).toMatchObject({ code: 1, stderr: '' });
    const same = await diff(FIRST, FIRST);
    expect(same).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/^the same$/m),
    });
    expect(await diff(FIRST, '2001-01-01')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(SECOND),
    });
    expect(await diff(FIRST)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('pnpm diff'),
    });
  }, 240_000);

  it('keep the full form and the pseudonyms among the stages', async () => {
    const shared = JSON.parse(await copy.read(`${DIFFERENCE}/difference.json`));
    expect(shared).toMatchObject({ form: 'shareable', influences: [], minimumChange: 5 });
    const internal = await copy.read(`pipelines/${STUDY}/.stages/compare/internal/difference.json`);
    expect(JSON.parse(internal)).toMatchObject({ form: 'internal' });
  });

  it('are put back where a difference was damaged', async () => {
    const file = join(copy.dir, DIFFERENCE, 'difference.html');
    const whole = await readFile(file);
    await writeFile(file, 'damaged');
    const run = await copy.pipeline(['--study', STUDY]);
    expect(run.code).toBe(0);
    expect(whole.equals(await readFile(file))).toBe(true);
  }, 240_000);

  it('give a report of the newest alone where the earlier one has no data', async () => {
    const study = `pipelines/${STUDY}/study.yaml`;
    const whole = await copy.read(study);
    await copy.edit(study, (text) =>
      text.replace(/^( *- \{ id: 1995-12-31.*)$/m, `  - { id: 1995-06-30, label: Lost }\n$1`),
    );
    const run = await copy.pipeline(['--study', STUDY]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^compare {2}not with 1995-06-30.*no raw files/m);
    expect(run.stdout).toContain(`reports/${STUDY}/${SECOND}/report.html`);
    await copy.edit(study, () => whole);
  }, 240_000);

  it('tell what code and a declaration changed since the earlier report', async () => {
    const earlier = `reports/${STUDY}/${FIRST}`;
    const row = 'table-2|os|univariable|ph_ecog|hazard_ratio';
    const results = JSON.parse(await copy.read(`${earlier}/results.json`));
    const found = results.rows.find(({ id }: { id: string }) => id === row);
    found.value += 0.5;
    const text = JSON.stringify(results);
    const manifest = JSON.parse(await copy.read(`${earlier}/manifest.json`));
    manifest.code.sources[2].sha256 = hashBytes('another');
    for (const output of manifest.outputs)
      if (output.path === 'results.json') output.sha256 = hashBytes(text);
    await writeFile(join(copy.dir, earlier, 'results.json'), text);
    await writeFile(join(copy.dir, earlier, 'manifest.json'), JSON.stringify(manifest));
    const table = `pipelines/${STUDY}/analyses/table-2.yaml`;
    await copy.edit(table, (yaml) => yaml.replace(/^ *- \{ variable: sex.*\n/m, ''));
    const run = await copy.pipeline(['--study', STUDY]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const { differences, declarations } = JSON.parse(
      await copy.read(`pipelines/${STUDY}/.stages/compare/internal/difference.json`),
    );
    const causesOf = (id: string) =>
      differences
        .find((one: { row: { id: string } }) => one.row.id === id)
        .causes.map(({ cause, amount }: { cause: string; amount: number }) => [cause, amount]);
    expect(causesOf(row)[0]).toEqual(['makers:code', expect.closeTo(-0.5, 9)]);
    expect(declarations).toEqual([
      expect.objectContaining({ file: 'analyses/table-2.yaml', path: 'factors.sex', after: null }),
    ]);
    const html = await copy.read(`${DIFFERENCE}/difference.html`);
    expect(html).toContain('changed code');
    expect(html).toContain('factors.sex');
    expect(html).toContain('no longer declared');
  }, 240_000);
});

describe('pnpm verify', () => {
  let copy: WorkspaceCopy;
  const folder = `reports/${STUDY}/${FIRST}`;
  const verify = () => copy.script(`${RUNNER}/verify.ts`, [folder]);
  beforeAll(async () => {
    ({ copy } = await copyMadeWorkspace());
  }, 240_000);
  afterAll(() => copy.remove());

  it('finds the same bytes', async () => {
    expect(await verify()).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('the same bytes'),
    });
  }, 240_000);

  it('names what differs in the report, and raw files, declarations, code and tools that are not those of it', async () => {
    await copy.edit(`${folder}/tables/table-2.csv`, (text) => `${text}more\n`);
    await copy.edit(`pipelines/${STUDY}/report/summary.hbs`, (text) => `${text}\nMore.\n`);
    await copy.edit(`data/${STUDY}/${FIRST}/ncctg/lung.csv`, (text) =>
      text.replace(/,306,2,74,/, ',306,2,75,'),
    );
    await copy.edit(`pipelines/${STUDY}/study.yaml`, (text) => `${text}# more\n`);
    await copy.edit('packages/survival/src/index.ts', (text) => `${text}// more\n`);
    await copy.edit('packages/survival/package.json', (text) =>
      text.replace(/("ml-matrix": ")[^"]*/, '$16.15.0'),
    );
    const run = await verify();
    expect(run.code).toBe(1);
    for (const said of [
      "tables/table-2.csv: is not what the report's manifest says",
      'report.html: other bytes',
      'results.json: other bytes',
      'raw file ncctg/lung.csv: changed',
      'declaration report/summary.hbs: changed',
      'declaration study.yaml: changed',
      'source of survival: changed',
      'tool ml-matrix: changed',
    ])
      expect(run.stdout).toContain(said);
  }, 240_000);

  it('says where there is no report', async () => {
    const run = await copy.script(`${RUNNER}/verify.ts`, ['reports/nowhere']);
    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('no manifest.json') });
  }, 120_000);
});
