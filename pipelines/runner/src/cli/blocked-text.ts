import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the findings of a freeze that blocks lie, and the questions to its sites; undefined where none does. `shown`: the folder as people name it. */
export async function blockedText(folder: string, shown: string): Promise<string | undefined> {
  const names = await namesIn(folder);
  if (!names?.includes('findings.txt')) return undefined;
  const sheets = (await namesIn(join(folder, 'queries'))) ?? [];
  return [
    `The findings stand in ${shown}/findings.txt.`,
    ...(sheets.length === 0
      ? []
      : [`Questions to send to the sites: ${shown}/queries/ (${sheets.sort().join(', ')}).`]),
  ].join('\n');
}

async function namesIn(folder: string): Promise<string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
