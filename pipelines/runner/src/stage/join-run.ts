import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isCurrentRun } from './is-current-run.ts';

/**
 * Enters a process into the run that holds the lock of a study, so that no other run begins while it is at work, even if
 * the run itself is killed. Gives false where the run holds the lock no longer.
 */
export async function joinRun(lock: string, run: string, pid: number): Promise<boolean> {
  if (!(await isCurrentRun(lock, run))) return false;
  await writeFile(join(lock, String(pid)), '');
  return true;
}
