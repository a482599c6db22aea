import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readFolder } from '../pipelines/runner/src/files/read-folder.ts';
import { copyMadeWorkspace } from './made-workspace.ts';
import { FIRST, STUDY } from './small-study.ts';
import type { WorkspaceCopy } from './workspace-copy.ts';

const RUN = ['--study', STUDY, '--freeze', FIRST];
const STACK = /\n\s+at .*:\d+:\d+/;

describe('a run that meets a fault', () => {
  let copy: WorkspaceCopy;
  let good: Map<string, Uint8Array>;
  const reports = () => readFolder(join(copy.dir, 'reports', STUDY));
  const stages = () => join(copy.dir, 'pipelines', STUDY, '.stages');

  beforeAll(async () => {
    ({ copy } = await copyMadeWorkspace());
    good = await reports();
  }, 240_000);
  afterAll(() => copy.remove());

  it('computes again what a damaged cache holds', async () => {
    const cache = join(copy.dir, '.turbo/cache');
    const archives = (await readdir(cache)).filter((file) => file.endsWith('.tar.zst'));
    expect(archives.length).toBeGreaterThan(3);
    for (const archive of archives) {
      const bytes = await readFile(join(cache, archive));
      for (const part of [3, 5, 8]) {
        const at = Math.floor((bytes.length * part) / 10);
        bytes[at] = (bytes[at] as number) ^ 4;
      }
      await writeFile(join(cache, archive), bytes);
    }
    await rm(stages(), { recursive: true });
    const run = await copy.pipeline(RUN);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).not.toMatch(/^render .*\(unchanged\)$(?![\s\S]*^render)/m);
    expect(await reports()).toEqual(good);
  }, 240_000);

  it('tells where no more can be written, and leaves the report as it was', async () => {
    await copy.edit(`pipelines/${STUDY}/analyses/table-2.yaml`, (text) => `${text}# more\n`);
    const run = await copy.confined(RUN, 100);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(`pipelines/${STUDY}/.stages/render: the file is larger`);
    expect(run.stderr).toMatch(/to do: .*run again/);
    expect(run.stdout + run.stderr).not.toMatch(STACK);
    expect(await reports()).toEqual(good);
    expect((await readdir(stages())).filter((name) => name.endsWith('.new'))).toEqual([]);
    expect((await copy.pipeline(RUN)).code).toBe(0);
  }, 240_000);

  it('refuses to work beside another run, and says so', async () => {
    const target = join(copy.dir, 'reports', STUDY);
    const index = await readFile(join(target, 'index.html'));
    const first = copy.pipeline([...RUN, '--force']);
    await vi.waitUntil(() => existsSync(join(stages(), 'lock')), { timeout: 60_000, interval: 20 });
    const refused = await copy.pipeline(RUN);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/another run of this study is at work \(process \d+\)/);
    expect(refused.stderr).not.toMatch(STACK);
    expect((await first).code).toBe(0);
    expect(index.equals(await readFile(join(target, 'index.html')))).toBe(true);
    expect(existsSync(join(stages(), 'lock'))).toBe(false);
  }, 240_000);
});
