import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { listFiles } from '../files/list-files.ts';
import type { workspacePaths } from './paths.ts';

const PARTS = ['src', 'assets', 'templates'];

/** Paths, relative to the workspace, of what the code of a run is read from: the sources of all packages and of the runner, and the pinned versions. */
export async function listSources(paths: ReturnType<typeof workspacePaths>): Promise<string[]> {
  const entries = await readdir(join(paths.root, 'packages'), { withFileTypes: true });
  const packages = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `packages/${name}`);
  const folders = [
    join(relative(paths.root, paths.pipelines), 'runner/src'),
    ...packages.flatMap((name) => PARTS.map((part) => join(name, part))),
  ];
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await listFiles(join(paths.root, folder))).map((path) => join(folder, path)),
    ),
  );
  const pins = [
    'package.json',
    'pnpm-lock.yaml',
    ...packages.map((name) => join(name, 'package.json')),
  ];
  return [...pins, ...files.flat()];
}
