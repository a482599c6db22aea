import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyMadeWorkspace } from './made-workspace.ts';
import { FIRST as FREEZE, STUDY } from './small-study.ts';
import type { WorkspaceCopy } from './workspace-copy.ts';

const RUN = ['--study', STUDY, '--freeze', FREEZE];
const plan = (...stages: string[]) =>
  ['ingest', 'cohort', 'analyse', 'render'].map(
    (stage) => `${stage} ${stages.includes(stage) ? 'to compute' : 'unchanged'}`,
  );

describe('a run computes what changed and nothing else', () => {
  let copy: WorkspaceCopy;
  beforeAll(async () => {
    const { copy: fresh, ran } = await copyMadeWorkspace();
    copy = fresh;
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toMatch(/228 in, 0 excluded, 228 analysed/);
    expect(existsSync(`${copy.dir}/reports/${STUDY}/${FREEZE}/report.pdf`)).toBe(true);
  }, 240_000);
  afterAll(() => copy.remove());

  it('replays an unchanged run', async () => {
    expect(await copy.plan(STUDY, FREEZE)).toEqual(plan());
    const second = await copy.pipeline(RUN);
    expect(second.stdout.match(/^(ingest|cohort|analyse|render) .*\(unchanged\)$/gm)).toHaveLength(
      4,
    );
    expect(second.stdout).toMatch(/tables.xlsx \(unchanged\)/);
  }, 120_000);

  it.each([
    ['a report text', `pipelines/${STUDY}/report/summary.hbs`, plan('render')],
    ['an analysis', `pipelines/${STUDY}/analyses/table-2.yaml`, plan('analyse', 'render')],
    [
      'a site mapping',
      `pipelines/${STUDY}/sites/ncctg.yaml`,
      plan('ingest', 'cohort', 'analyse', 'render'),
    ],
    [
      'raw data',
      `data/${STUDY}/${FREEZE}/ncctg/lung.csv`,
      plan('ingest', 'cohort', 'analyse', 'render'),
    ],
    ['the source of render', 'packages/render/src/index.ts', plan('render')],
    ['the source of survival', 'packages/survival/src/index.ts', plan('analyse', 'render')],
    [
      'the source of schema',
      'packages/schema/src/index.ts',
      plan('ingest', 'cohort', 'analyse', 'render'),
    ],
    ['a test', 'packages/survival/test/reference-cases.ts', plan()],
    ['the readme', 'README.md', plan()],
  ])(
    '%s changed',
    async (_, path, expected) => {
      const before = await copy.read(path);
      await copy.edit(path, (text) => `${text}\n`);
      try {
        expect(await copy.plan(STUDY, FREEZE)).toEqual(expected);
      } finally {
        await copy.edit(path, () => before);
      }
    },
    30_000,
  );

  it('says what is wrong with its usage, with exit code 2', async () => {
    expect(await copy.pipeline(['--study', 'nonesuch'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('ncctg-lung'),
    });
    expect(await copy.pipeline(['--freezes'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--freeze ID'),
    });
    expect(await copy.pipeline(['--study', STUDY, '--freeze', '2099-01-01'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(FREEZE),
    });
    expect((await copy.pipeline(['--help'])).stdout).toContain('--all');
  }, 120_000);
});
