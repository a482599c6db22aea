import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The text files of a study's folder that declare it: study.yaml, codebook.yaml, published.yaml if named, and those of the folders named. */
export async function readDeclarations(
  folder: string,
  parts: readonly ('sites' | 'analyses' | 'report' | 'published')[] = [
    'sites',
    'analyses',
    'report',
    'published',
  ],
): Promise<Map<string, string>> {
  const paths = ['study.yaml', 'codebook.yaml'];
  if (parts.includes('published')) paths.push('published.yaml');
  for (const name of parts.filter((part) => part !== 'published')) {
    for (const file of (await listIfThere(join(folder, name))).sort()) {
      if (/\.(yaml|hbs|xsd)$/.test(file)) paths.push(`${name}/${file}`);
    }
  }
  const files = new Map<string, string>();
  for (const path of paths) {
    try {
      files.set(path, await readFile(join(folder, path), 'utf8'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return files;
}

async function listIfThere(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
