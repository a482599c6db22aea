import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from '../files/list-files.ts';
import { CHECKSUMS, readChecksums } from './stage-files.ts';

/**
 * Takes away the files of a stage's folder that the stage did not write: Turborepo puts a cached output back over what lies
 * there, and leaves, say, the questions to a site that the output of another freeze holds. Nothing where there are no checksums.
 */
export async function dropStrays(folder: string): Promise<void> {
  const written = await readChecksums(folder);
  if (written === undefined) return;
  const own = new Set([CHECKSUMS, ...written.map(({ path }) => path)]);
  const strays = (await listFiles(folder)).filter((path) => !own.has(path));
  await Promise.all(strays.map((path) => rm(join(folder, path), { force: true })));
}
