import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Puts a folder of exactly these files at `target`: written beside it first, then renamed, so that nobody ever
 * reads a half-written folder. A folder left over by a run that was killed is put back or cleared away.
 */
export async function replaceFolder(
  target: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const beside = (suffix: string) => join(dirname(target), `.${basename(target)}.${suffix}`);
  const [fresh, former] = [beside('new'), beside('old')];
  await restoreFolder(target);
  await rm(fresh, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(fresh, path)), { recursive: true });
    await writeFile(join(fresh, path), bytes, { flush: true });
  }
  await renameIfThere(target, former);
  await rename(fresh, target);
  await rm(former, { recursive: true, force: true });
}

/** Puts back the former folder where a run was killed between the two renames of replaceFolder. */
export async function restoreFolder(target: string): Promise<void> {
  const former = join(dirname(target), `.${basename(target)}.old`);
  try {
    await rename(former, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST')
      await rm(former, { recursive: true, force: true });
    else if (code !== 'ENOENT') throw error;
  }
}

async function renameIfThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
