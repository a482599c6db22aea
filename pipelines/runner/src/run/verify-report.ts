import { join } from 'node:path';
import { type FileHash, type Manifest, ProblemsError } from '@cohort-report/schema';
import { combineHashes } from '../files/combine-hashes.ts';
import { hashBytes } from '../files/hash-bytes.ts';
import { hashFiles } from '../files/hash-files.ts';
import { readFolder } from '../files/read-folder.ts';
import { readIfThere } from '../files/read-if-there.ts';
import { readStageFiles } from '../stage/stage-files.ts';
import { takeProblems } from '../stage/stage-problems.ts';
import { codeIdentity } from '../workspace/code-identity.ts';
import { hashDeclarations } from '../workspace/hash-declarations.ts';
import type { workspacePaths } from '../workspace/paths.ts';
import { readDeclarations } from '../workspace/read-declarations.ts';
import { toolchainVersions } from '../workspace/toolchain-versions.ts';
import { runTurbo } from './run-turbo.ts';
import { turboComplaint } from './turbo-complaint.ts';

export interface Verification {
  /** What today's inputs, declarations, code or tools have otherwise than the manifest says. */
  sources: string[];
  /** Files of the report that are not what its manifest says. */
  damaged: string[];
  /** Files that come out with other bytes, are missing or were not there. */
  outputs: string[];
}

/** Makes a report anew from the raw files and declarations of today, without its cache, and compares it with `folder` byte by byte. Throws an Error where it can't be made. */
export async function verifyReport(
  paths: ReturnType<typeof workspacePaths>,
  folder: string,
  manifest: Manifest,
  env: NodeJS.ProcessEnv,
): Promise<Verification> {
  const { study, freeze } = manifest;
  const inputs = hashFiles(await readFolder(paths.freeze(study, freeze)));
  const declarations = hashDeclarations(await readDeclarations(paths.study(study)));
  const code = await codeIdentity(paths.root);
  const toolchain = await toolchainVersions(paths.root);
  const sources = [
    ...differing('raw file', manifest.inputs, inputs),
    ...differing('declaration', manifest.declarations, declarations),
    ...differing('source of', named(manifest.code.sources), named(code.sources)),
    ...differing('tool', versions(manifest.toolchain), versions(toolchain)),
    ...(manifest.code.version === code.version ? [] : [`version of the code: ${code.version}`]),
  ];
  const damaged: string[] = [];
  for (const { path, sha256 } of manifest.outputs) {
    const bytes = await readIfThere(join(folder, path));
    if (bytes === undefined || hashBytes(bytes) !== sha256) damaged.push(path);
  }
  const {
    code: exit,
    output,
    problems: spoken,
  } = await runTurbo(
    paths,
    { study, stage: 'render', freeze, sha256: combineHashes(inputs), force: true },
    env,
    () => {},
  );
  if (exit !== 0) {
    const problems = [...(await takeProblems(paths.stages(study))), ...spoken];
    if (problems.length > 0) throw new ProblemsError(problems);
    throw new Error(`the report could not be made anew:\n${turboComplaint(output)}`);
  }
  const made = await readStageFiles(paths.stage(study, 'render'));
  const there = new Map(
    [...(await readFolder(folder))].filter(([path]) => !path.startsWith('difference-from-')),
  );
  const outputs = [...new Set([...made.keys(), ...there.keys()])].flatMap((path) => {
    const [now, then] = [made.get(path), there.get(path)];
    if (now === undefined) return [`${path}: is not made any more`];
    if (then === undefined) return [`${path}: is missing in the report`];
    return Buffer.compare(now, then) === 0 ? [] : [`${path}: other bytes`];
  });
  return { sources, damaged, outputs };
}

function differing(
  what: string,
  then: readonly Pick<FileHash, 'path' | 'sha256'>[],
  now: readonly Pick<FileHash, 'path' | 'sha256'>[],
): string[] {
  const [old, today] = [then, now].map(
    (files) => new Map(files.map(({ path, sha256 }) => [path, sha256])),
  ) as [Map<string, string>, Map<string, string>];
  return [...new Set([...old.keys(), ...today.keys()])].flatMap((path) => {
    if (old.get(path) === today.get(path)) return [];
    const state = !old.has(path) ? 'new' : !today.has(path) ? 'gone' : 'changed';
    return [`${what} ${path}: ${state}`];
  });
}

function named(sources: Manifest['code']['sources']) {
  return sources.map(({ package: path, sha256 }) => ({ path, sha256 }));
}

function versions(toolchain: Record<string, string>) {
  return Object.entries(toolchain).map(([path, sha256]) => ({ path, sha256 }));
}
