import { join } from 'node:path';
import { readIfThere } from '../files/read-if-there.ts';

/** Whether a run, named by its process id, holds the lock of its study. */
export async function isCurrentRun(lock: string, run: string): Promise<boolean> {
  const owner = await readIfThere(join(lock, 'owner'));
  return owner !== undefined && Buffer.from(owner).toString('utf8') === run;
}
