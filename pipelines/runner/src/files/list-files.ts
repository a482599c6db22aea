import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Paths of all files below a folder, relative to it, with `/`; sorted, links followed, hidden files left out. An absent folder is empty. */
export async function listFiles(folder: string): Promise<string[]> {
  return (await filesBelow(folder, '')).sort();
}

async function filesBelow(root: string, below: string): Promise<string[]> {
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
        const target = entry.isSymbolicLink() ? await stat(join(root, path)) : entry;
        return target.isDirectory() ? filesBelow(root, path) : [path];
      }),
  );
  return found.flat();
}
