import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * All files below a folder: path relative to it, with `/`, -> bytes; sorted by path, links followed, hidden files left out.
 * An absent folder is empty.
 */
export async function readFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const paths = (await listFiles(folder, '')).sort();
  const contents = await Promise.all(paths.map((path) => readFile(join(folder, path))));
  return new Map(paths.map((path, index) => [path, contents[index] as Uint8Array]));
}

async function listFiles(root: string, below: string): Promise<string[]> {
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
        return (await stat(join(root, path))).isDirectory() ? listFiles(root, path) : [path];
      }),
  );
  return found.flat();
}
