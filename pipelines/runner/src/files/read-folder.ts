import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from './list-files.ts';

/** The files of listFiles with their bytes, in its order. */
export async function readFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const paths = await listFiles(folder);
  const contents = await Promise.all(paths.map((path) => readFile(join(folder, path))));
  return new Map(paths.map((path, index) => [path, contents[index] as Uint8Array]));
}
