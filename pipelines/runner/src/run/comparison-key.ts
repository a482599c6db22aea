import { join } from 'node:path';
import { combineHashes } from '../files/combine-hashes.ts';
import { hashBytes } from '../files/hash-bytes.ts';
import { hashFiles } from '../files/hash-files.ts';
import { readFolder } from '../files/read-folder.ts';
import { readIfThere } from '../files/read-if-there.ts';
import { codeIdentity } from '../workspace/code-identity.ts';
import { hashDeclarations } from '../workspace/hash-declarations.ts';
import type { workspacePaths } from '../workspace/paths.ts';
import { readDeclarations } from '../workspace/read-declarations.ts';

const SOURCES = ['packages/compare/src', 'packages/render/assets', 'packages/render/templates'];

/** SHA-256 over all that the comparison of two freezes is made from: as long as it is the same, so is the comparison. */
export async function comparisonKey(
  paths: ReturnType<typeof workspacePaths>,
  { study, before, after }: { study: string; before: string; after: string },
): Promise<string> {
  const folders = [
    paths.freeze(study, before),
    paths.freeze(study, after),
    ...SOURCES.map((folder) => join(paths.root, folder)),
  ];
  const earlier = paths.report(study, before);
  const files = [
    join(earlier, 'results.json'),
    join(earlier, 'declarations.json'),
    join(earlier, 'manifest.json'),
    join(paths.root, 'pnpm-lock.yaml'),
    join(paths.root, 'pipelines/runner/src/stages/compare.ts'),
  ];
  const parts = [
    before,
    after,
    JSON.stringify(await codeIdentity(paths.root)),
    combineHashes(hashDeclarations(await readDeclarations(paths.study(study)))),
    ...(await Promise.all(
      folders.map(async (folder) => combineHashes(hashFiles(await readFolder(folder)))),
    )),
    ...(await Promise.all(
      files.map(async (file) => hashBytes((await readIfThere(file)) ?? 'absent')),
    )),
  ];
  return hashBytes(parts.join('\n'));
}
