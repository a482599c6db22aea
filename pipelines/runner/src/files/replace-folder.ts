import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { naming } from './naming.ts';

/**
 * Puts a folder of exactly these files at `target`: written beside it first, then renamed, so that nobody ever
 * reads a half-written folder. A folder left over by a run that was killed is put back or cleared away.
 */
export async function replaceFolder(
  target: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  await restoreFolder(target);
  await replace(target, files).catch(naming(target));
}

/** Puts back the former folder where a run was killed between the two renames of replaceFolder. */
export async function restoreFolder(target: string): Promise<void> {
  await restore(target).catch(naming(target));
}

async function replace(target: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const [fresh, former] = [beside(target, 'new'), beside(target, 'old')];
  await rm(fresh, { recursive: true, force: true });
  try {
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(fresh, path)), { recursive: true });
      await writeFile(join(fresh, path), bytes, { flush: true });
    }
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
  await renameIfThere(target, former);
  await rename(fresh, target);
  await rm(former, { recursive: true, force: true });
}

async function restore(target: string): Promise<void> {
  const former = beside(target, 'old');
  try {
    await rename(former, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST')
      await rm(former, { recursive: true, force: true });
    else if (code !== 'ENOENT') throw error;
  }
}

function beside(target: string, suffix: string): string {
  return join(dirname(target), `.${basename(target)}.${suffix}`);
}

async function renameIfThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
