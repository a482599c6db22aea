import { join } from 'node:path';
import { type Manifest, ProblemsError } from '@cohort-report/schema';
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
import { changedFiles } from './changed-files.ts';
import { changedSources } from './changed-sources.ts';
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
  const sources = changedSources(manifest, {
    inputs,
    declarations: hashDeclarations(await readDeclarations(paths.study(study))),
    code: await codeIdentity(paths.root),
    toolchain: await toolchainVersions(paths.root),
  });
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
  return { sources, damaged, outputs: changedFiles(made, await readFolder(folder)) };
}
