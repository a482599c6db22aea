import { stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { FileHash } from '@cohort-report/schema';
import { hashFiles } from '../files/hash-files.ts';
import { readFolder } from '../files/read-folder.ts';
import { hashDeclarations } from '../workspace/hash-declarations.ts';
import { listSources } from '../workspace/list-sources.ts';
import type { workspacePaths } from '../workspace/paths.ts';
import { readDeclarations } from '../workspace/read-declarations.ts';

/**
 * The state of each file that the stages of a study read: path relative to the workspace -> a text that is another one as
 * soon as somebody has written to the file, even where it holds again what it held before. Declarations and raw files
 * are known by content and time of change, sources by size and time of change.
 */
export async function inputStates(
  paths: ReturnType<typeof workspacePaths>,
  study: string,
  freezes: readonly string[],
): Promise<Record<string, string>> {
  const below = (folder: string, files: readonly FileHash[]) =>
    files.map(({ path, sha256 }) => [relative(paths.root, join(folder, path)), sha256] as const);
  const declarations = hashDeclarations(await readDeclarations(paths.study(study)));
  const data = await Promise.all(
    freezes.map(async (freeze) => {
      const folder = paths.freeze(study, freeze);
      return below(folder, hashFiles(await readFolder(folder)));
    }),
  );
  const contents = new Map([...below(paths.study(study), declarations), ...data.flat()]);
  const states = await Promise.all(
    [...contents.keys(), ...(await listSources(paths))].map(async (path) => {
      const change = await changeOf(join(paths.root, path));
      return change === undefined ? [] : [[path, `${contents.get(path) ?? ''} ${change}`]];
    }),
  );
  return Object.fromEntries(states.flat());
}

async function changeOf(file: string): Promise<string | undefined> {
  try {
    const { size, ctimeNs } = await stat(file, { bigint: true });
    return `${size} ${ctimeNs}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
