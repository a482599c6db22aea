import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../src/run/with-lock.ts';
import { isCurrentRun } from '../src/stage/is-current-run.ts';
import { joinRun } from '../src/stage/join-run.ts';
import { workspacePaths } from '../src/workspace/paths.ts';

const OWN = String(process.pid);

describe('withLock', () => {
  let root: string;
  let paths: ReturnType<typeof workspacePaths>;
  let lock: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'cohort-report-lock-'));
    paths = workspacePaths(root);
    lock = paths.lock('toy');
  });
  afterEach(() => rm(root, { recursive: true }));

  const heldBy = async (owner: string, ...others: string[]) => {
    await mkdir(lock, { recursive: true });
    await writeFile(join(lock, 'owner'), owner);
    for (const other of others) await writeFile(join(lock, other), '');
  };
  const ended = async (): Promise<string> => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(child, 'close');
    return String(child.pid);
  };

  it('lets one run at a time work, and leaves nothing behind', async () => {
    const inner = withLock(paths, 'toy', async () => {
      expect(await isCurrentRun(lock, OWN)).toBe(true);
      await expect(withLock(paths, 'toy', async () => 'second')).rejects.toThrow(
        `another run of this study is at work (process ${OWN})`,
      );
      return 'first';
    });
    expect(await inner).toBe('first');
    expect(await readdir(dirname(lock))).toEqual([]);
    await expect(withLock(paths, 'toy', () => Promise.reject(new Error('failed')))).rejects.toThrow(
      'failed',
    );
    expect(existsSync(lock)).toBe(false);
  });

  it('takes over the lock of a run that was killed', async () => {
    const dead = await ended();
    await heldBy(dead, dead);
    expect(await withLock(paths, 'toy', () => isCurrentRun(lock, OWN))).toBe(true);
  });

  it('takes over a lock that was never finished', async () => {
    await mkdir(lock, { recursive: true });
    expect(await withLock(paths, 'toy', () => isCurrentRun(lock, OWN))).toBe(true);
  });

  it('waits until a stage that a killed run left at work has ended', async () => {
    const stage = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 700)'], { stdio: 'ignore' });
    await heldBy(await ended(), String(stage.pid));
    await withLock(paths, 'toy', async () => {
      expect(stage.exitCode).toBe(0);
    });
  });

  it('lets in no process of a run that lost the lock', async () => {
    await heldBy('123');
    expect(await joinRun(lock, '124', 7)).toBe(false);
    expect(await joinRun(lock, '123', 7)).toBe(true);
    expect((await readdir(lock)).sort()).toEqual(['7', 'owner']);
  });
});
