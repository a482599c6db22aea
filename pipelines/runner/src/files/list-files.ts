import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { ProblemsError } from '@cohort-report/schema';

/**
 * Paths of all files below a folder, relative to it, with `/`; sorted, links followed, hidden files left out. An absent folder
 * is empty. Throws ProblemsError at a link that leads nowhere or back to a folder above it, and at what is neither file nor
 * folder.
 */
export async function listFiles(folder: string): Promise<string[]> {
  return (await filesBelow(folder, '', [])).sort();
}

/** `above`: the folders that links were followed from. */
async function filesBelow(
  root: string,
  below: string,
  above: readonly string[],
): Promise<string[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(join(root, below), { withFileTypes: true });
  } catch (error) {
    if (below === '' && (error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const found = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith('.'))
      .map(async (entry) => {
        const path = below === '' ? entry.name : `${below}/${entry.name}`;
        const link = entry.isSymbolicLink() ? await targetOf(root, below, path, above) : undefined;
        const target = link?.stats ?? entry;
        if (target.isDirectory()) return filesBelow(root, path, link?.above ?? above);
        if (target.isFile()) return [path];
        throw refused(path, 'this is neither a file nor a folder');
      }),
  );
  return found.flat();
}

async function targetOf(
  root: string,
  below: string,
  path: string,
  above: readonly string[],
): Promise<{ stats: Stats; above: string[] }> {
  try {
    const from = [...above, await realpath(join(root, below))];
    const target = await realpath(join(root, path));
    if (from.some((folder) => `${folder}${sep}`.startsWith(`${target}${sep}`)))
      throw refused(path, 'this link leads back to a folder that it lies in');
    return { stats: await stat(target), above: from };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ELOOP') throw refused(path, 'this link leads nowhere');
    throw error;
  }
}

function refused(file: string, message: string): ProblemsError {
  return new ProblemsError([
    { file, message, action: 'take it away, or put the file itself there' },
  ]);
}
