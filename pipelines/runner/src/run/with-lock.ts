import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ProblemsError } from '@cohort-report/schema';
import { naming } from '../files/naming.ts';
import { readIfThere } from '../files/read-if-there.ts';
import { isCurrentRun } from '../stage/is-current-run.ts';
import type { workspacePaths } from '../workspace/paths.ts';

/** How long to wait for what a killed run left at work, in milliseconds. */
const PATIENCE = 30_000;
const PAUSE = 100;

/**
 * Runs `work` while no other run of the study is at work. The lock is a folder: `owner` holds the process id of the run, each
 * other file is named after a process that works for it (joinRun). The lock of a killed run is taken over as soon as all
 * of them have ended. Throws ProblemsError where another run is at work.
 */
export async function withLock<T>(
  paths: ReturnType<typeof workspacePaths>,
  study: string,
  work: () => Promise<T>,
): Promise<T> {
  const lock = paths.lock(study);
  const own = String(process.pid);
  const fresh = `${lock}.${own}`;
  await mkdir(dirname(lock), { recursive: true });
  await rm(fresh, { recursive: true, force: true });
  try {
    await mkdir(fresh);
    await writeFile(join(fresh, 'owner'), own).catch(naming(lock));
    for (let left = PATIENCE; !(await claim(fresh, lock)); left -= PAUSE) {
      const { owner, others } = await holders(lock);
      const busy = owner !== undefined && isAlive(owner) ? owner : others.find(isAlive);
      if (busy === undefined) await clear(lock, owner);
      else if (busy === owner || left <= 0) throw busyError(relative(paths.root, lock), busy);
      else await wait(PAUSE);
    }
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  try {
    return await work();
  } finally {
    if (await isCurrentRun(lock, own)) await rm(lock, { recursive: true, force: true });
  }
}

/** Makes the folder the lock, unless there is one. */
async function claim(fresh: string, lock: string): Promise<boolean> {
  try {
    await rename(fresh, lock);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['EEXIST', 'ENOTEMPTY', 'ENOTDIR', 'EPERM'].includes(code) && (await exists(lock)))
      return false;
    throw error;
  }
}

async function holders(lock: string): Promise<{ owner: number | undefined; others: number[] }> {
  const owner = await ownerOf(lock);
  try {
    return { owner, others: (await readdir(lock)).map(Number).filter(Number.isInteger) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { owner, others: [] };
    throw error;
  }
}

/** Takes away the lock of a run that has ended; another run may have been quicker. */
async function clear(lock: string, owner: number | undefined): Promise<void> {
  const stale = `${lock}.${process.pid}.ended`;
  try {
    await rename(lock, stale);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if ((await ownerOf(stale)) === owner) await rm(stale, { recursive: true, force: true });
  else await rename(stale, lock);
}

async function ownerOf(lock: string): Promise<number | undefined> {
  try {
    const bytes = await readIfThere(join(lock, 'owner'));
    return bytes === undefined ? undefined : Number(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

async function exists(lock: string): Promise<boolean> {
  return (await readdir(dirname(lock))).includes('lock');
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function busyError(lock: string, pid: number): ProblemsError {
  return new ProblemsError([
    {
      file: lock,
      message: `another run of this study is at work (process ${pid})`,
      action: `wait until it has ended, then run again; if process ${pid} is something else, remove this folder`,
    },
  ]);
}
