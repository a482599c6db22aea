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
/** What of the runner decides what is compared with what, and called by which cause. */
const RUNNER = [
  'stages/compare.ts',
  'stage/read-published.ts',
  'stage/remake-freeze.ts',
  'workspace/toolchain-versions.ts',
];

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
    ...RUNNER.map((file) => join(paths.root, 'pipelines/runner/src', file)),
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
