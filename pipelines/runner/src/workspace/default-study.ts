import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The study that commands speak of where none is named: `config.study` in package.json of the workspace `root`. */
export async function defaultStudy(root: string): Promise<string> {
  const { config } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    config: { study: string };
  };
  return config.study;
}
