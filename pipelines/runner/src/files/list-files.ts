import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Paths of all files below a folder, relative to it, with `/`; sorted, links followed, hidden files left out. An absent folder is empty. */
export async function listFiles(folder: string): Promise<string[]> {
  return (await filesBelow(folder, '')).sort();
}

async function filesBelow(root: string, below: string): Promise<string[]> {
  let names: string[];
  try {
    names = await readdir(join(root, below));
  } catch (error) {
    if (below === '' && (error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const found = await Promise.all(
    names
      .filter((name) => !name.startsWith('.'))
      .map(async (name) => {
        const path = below === '' ? name : `${below}/${name}`;
        return (await stat(join(root, path))).isDirectory() ? filesBelow(root, path) : [path];
      }),
  );
  return found.flat();
}
