import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparisonKey } from '../src/run/comparison-key.ts';
import { workspacePaths } from '../src/workspace/paths.ts';

const RUNNER = 'pipelines/runner/src';

describe('the key of a comparison', () => {
  let root: string;
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  const key = () =>
    comparisonKey(workspacePaths(root), { study: 'toy', before: 'f1', after: 'f2' });
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'cohort-report-key-'));
    await write('package.json', '{"version":"1"}');
  });
  afterAll(() => rm(root, { recursive: true }));

  it.each([
    ['a raw file of the earlier freeze', 'data/toy/f1/a/p.csv'],
    ['a raw file of the later freeze', 'data/toy/f2/a/p.csv'],
    ['a declaration', 'pipelines/toy/study.yaml'],
    ['a text of the report', 'pipelines/toy/report/summary.hbs'],
    ['the results of the earlier report', 'reports/toy/f1/results.json'],
    ['the declarations of the earlier report', 'reports/toy/f1/declarations.json'],
    ['the manifest of the earlier report', 'reports/toy/f1/manifest.json'],
    ['the statistics', 'packages/survival/src/cox.ts'],
    ['the comparison', 'packages/compare/src/index.ts'],
    ['a template', 'packages/render/templates/difference.hbs'],
    ['the pinned versions', 'pnpm-lock.yaml'],
    ['the stage', `${RUNNER}/stages/compare.ts`],
    ['how the earlier report is read', `${RUNNER}/stage/read-published.ts`],
    ['how the earlier freeze is made again', `${RUNNER}/stage/remake-freeze.ts`],
    ['which tools are compared', `${RUNNER}/workspace/toolchain-versions.ts`],
  ])('is another one after a change of %s', async (_, path) => {
    const absent = await key();
    await write(path, 'one');
    const one = await key();
    await write(path, 'two');
    expect(new Set([absent, one, await key()]).size).toBe(3);
  });

  it('is the same as long as nothing of it changes', async () => {
    const before = await key();
    await write('reports/toy/f2/results.json', 'made from the rest');
    expect(await key()).toBe(before);
  });
});
