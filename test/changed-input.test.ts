import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFolder } from '../pipelines/runner/src/files/read-folder.ts';
import { GATES } from './gates.ts';
import { copyMadeWorkspace } from './made-workspace.ts';
import { FIRST, SECOND, STUDY } from './small-study.ts';
import type { Ran, WorkspaceCopy } from './workspace-copy.ts';

const FORCED = ['--study', STUDY, '--freeze', FIRST, '--force'];
const TABLE = `pipelines/${STUDY}/analyses/table-2.yaml`;

describe('an input that changes during a run', () => {
  let copy: WorkspaceCopy;
  let good: Map<string, Uint8Array>;
  const reports = () => readFolder(join(copy.dir, 'reports', STUDY));
  const gate = (name: string) => join(copy.dir, GATES, name);
  // A stage may say once more that it waits after it was seen to: that is not of the next run.
  const close = async (name: string) => {
    await rm(gate(`${name}.reached`), { force: true });
    await writeFile(gate(name), '');
  };
  const reached = async (name: string) => {
    while (!existsSync(gate(`${name}.reached`))) await wait(20);
    await rm(gate(`${name}.reached`));
  };
  const retitle = (text: string) => text.replace(/^title: .*$/m, 'title: Another title');

  /** Runs the pipeline and does something at the gates named, in this order. */
  const meanwhile = async (
    args: readonly string[],
    moments: Record<string, () => Promise<void>>,
  ): Promise<Ran> => {
    for (const name of Object.keys(moments)) await close(name);
    const run = copy.pipeline(args);
    for (const [name, act] of Object.entries(moments)) {
      await reached(name);
      await act();
      await rm(gate(name));
    }
    return run;
  };

  const expectStopped = (run: Ran, file: string, what: string) => {
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(`${file}: ${what} during the run`);
    expect(run.stderr).toMatch(/to do: run again/);
    expect(run.stderr).toContain('No report was made; the last good one is as it was.');
    expect(run.stdout + run.stderr).not.toMatch(/\n\s+at .*:\d+:\d+/);
  };

  /** A run of what was there at first, without --force, gives what it gave at first. */
  const expectGood = async () => {
    expect(await reports()).toEqual(good);
    expect(await copy.pipeline(FORCED.slice(0, -1))).toMatchObject({ code: 0, stderr: '' });
    expect(await reports()).toEqual(good);
  };

  beforeAll(async () => {
    ({ copy } = await copyMadeWorkspace());
    good = await reports();
  }, 240_000);
  afterAll(() => copy.remove());

  it.each([
    ['a declaration', 'analyse-before', TABLE, retitle],
    [
      'a report text',
      'analyse-after',
      `pipelines/${STUDY}/report/summary.hbs`,
      (text: string) => `${text}More.\n`,
    ],
    [
      'raw data',
      'ingest-before',
      `data/${STUDY}/${FIRST}/ncctg/lung.csv`,
      (text: string) => text.replace(/,306,/, ',307,'),
    ],
    [
      'a source',
      'cohort-before',
      'packages/analysis/src/index.ts',
      (text: string) => `${text}// more\n`,
    ],
  ])(
    'stops the run, and nothing is kept: %s',
    async (_, moment, file, change) => {
      const before = await copy.read(file);
      const run = await meanwhile(FORCED, { [moment]: () => copy.edit(file, change) });
      expectStopped(run, file, 'was changed');
      await copy.edit(file, () => before);
      await expectGood();
    },
    120_000,
  );

  it('stops the run where it holds again what it held before', async () => {
    const before = await copy.read(TABLE);
    const run = await meanwhile(FORCED, {
      'analyse-before': () => copy.edit(TABLE, retitle),
      'analyse-after': () => copy.edit(TABLE, () => before),
    });
    expectStopped(run, TABLE, 'was changed');
    await expectGood();
  }, 240_000);

  it('stops the run where it comes or goes, in place of what the stage says of it', async () => {
    const file = `pipelines/${STUDY}/analyses/more.yaml`;
    const path = join(copy.dir, file);
    const added = await meanwhile(FORCED, {
      'analyse-before': () => writeFile(path, 'kind: none\n'),
    });
    expectStopped(added, file, 'was added');
    expect(added.stderr).toContain('1 problem:');
    const removed = await meanwhile([...FORCED], { 'ingest-before': () => rm(path) });
    expectStopped(removed, file, 'was removed');
    await expectGood();
  }, 240_000);

  it('keeps nothing of a stage that a killed run left at work', async () => {
    const before = await copy.read(TABLE);
    await close('analyse-before');
    const run = copy.begin(FORCED);
    await reached('analyse-before');
    run.kill('SIGKILL');
    await copy.edit(TABLE, retitle);
    await rm(gate('analyse-before'));
    expect(await copy.pipeline(FORCED.slice(0, -1))).toMatchObject({ code: 0, stderr: '' });
    const other = await copy.read(`reports/${STUDY}/${FIRST}/report.html`);
    expect(other).toContain('Another title');
    await copy.edit(TABLE, () => before);
    expect(await copy.pipeline(FORCED.slice(0, -1))).toMatchObject({ code: 0, stderr: '' });
    expect(await reports()).toEqual(good);
  }, 240_000);

  it('stops the comparison too, and says which report was made', async () => {
    const before = await copy.read(TABLE);
    const both = ['--study', STUDY];
    await copy.edit('pipelines/runner/src/stages/compare.ts', (text) => `${text}// more\n`);
    const run = await meanwhile(both, { 'compare-before': () => copy.edit(TABLE, retitle) });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(`${TABLE}: was changed during the run`);
    expect(run.stderr).toContain(`Made all the same: reports/${STUDY}/${SECOND}.`);
    expect(await reports()).toEqual(good);
    await copy.edit(TABLE, () => before);
    const again = await copy.pipeline(both);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).toMatch(/^compare {2}with 1994-12-31: /m);
    expect(
      await copy.read(`reports/${STUDY}/${SECOND}/difference-from-${FIRST}/difference.html`),
    ).not.toContain('Another');
  }, 240_000);
});
