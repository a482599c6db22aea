import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ProblemsError } from '@cohort-report/schema';

/**
 * Runs `work` while no other process does the same under this lock file. Throws ProblemsError where another run is at
 * work; the lock of a run that was killed is taken over.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = Number(await readFile(file, 'utf8'));
    if (isAlive(owner)) {
      throw new ProblemsError([
        {
          file: '.stages/lock',
          message: `another run of this study is at work (process ${owner})`,
          action: 'wait until it has ended, then run again',
        },
      ]);
    }
    await writeFile(file, String(process.pid));
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
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
