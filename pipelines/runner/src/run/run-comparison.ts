import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type FileHash, ProblemsError } from '@cohort-report/schema';
import { hashBytes } from '../files/hash-bytes.ts';
import { readFolder } from '../files/read-folder.ts';
import { readIfThere } from '../files/read-if-there.ts';
import { replaceFolder, restoreFolder } from '../files/replace-folder.ts';
import { takeProblems } from '../stage/stage-problems.ts';
import type { workspacePaths } from '../workspace/paths.ts';
import { comparisonKey } from './comparison-key.ts';
import { runFreeze } from './run-freeze.ts';
import { runTurbo } from './run-turbo.ts';

type Paths = ReturnType<typeof workspacePaths>;

interface DifferenceManifest {
  made_from: string;
  same: boolean;
  outputs: FileHash[];
}

export interface ComparisonRun {
  before: string;
  /** Folder of the difference, relative to the workspace. */
  folder: string;
  changed: boolean;
  /** Whether the two freezes say the same. */
  same: boolean;
}

/**
 * Compares a freeze with an earlier one, unless their published difference is still what it would be. The numbers of both are
 * made first; those of `after` are left in the stages, also where the earlier ones can't be made. Throws ProblemsError where one of them can't be made.
 */
export async function runComparison(
  paths: Paths,
  options: { study: string; before: string; after: string; force: boolean },
  env: NodeJS.ProcessEnv,
  print: (line: string) => void,
): Promise<ComparisonRun> {
  const { study, before, after, force } = options;
  const target = join(paths.report(study, after), `difference-from-${before}`);
  const folder = relative(paths.root, target);
  await restoreFolder(target);
  const key = await comparisonKey(paths, options);
  const standing = await readDifference(target);
  if (!force && standing?.made_from === key) {
    print(`compare  with ${before} (unchanged)`);
    return { before, folder, changed: false, same: standing.same };
  }
  const input = new Map<string, Uint8Array>();
  const make = async (side: string, freeze: string) => {
    const until = 'analyse' as const;
    const run = await runFreeze(paths, { study, freeze, force: false, until }, env, () => {});
    if (!run.ok) throw new Error(`the numbers of freeze ${freeze} could not be made`);
    for (const [path, bytes] of await stageOutputs(paths, study))
      input.set(`${side}/${path}`, bytes);
  };
  try {
    await make('before', before);
  } finally {
    await make('after', after);
  }
  for (const file of ['results', 'manifest']) {
    const bytes = await readIfThere(join(paths.report(study, before), `${file}.json`));
    if (bytes !== undefined) input.set(`before/published-${file}.json`, bytes);
  }
  await replaceFolder(paths.stage(study, 'compare-input'), input);
  const { code, output } = await runTurbo(
    paths.root,
    { study, stage: 'compare', freeze: after, sha256: '', force, comparison: key },
    env,
    print,
  );
  if (code !== 0) {
    const problems = await takeProblems(paths.stages(study));
    if (problems.length > 0) throw new ProblemsError(problems);
    throw new Error(`the comparison of ${after} with ${before} failed:\n${output}`);
  }
  const files = await readFolder(join(paths.stage(study, 'compare'), 'shareable'));
  await replaceFolder(target, files);
  const made = JSON.parse(text(files.get('manifest.json'))) as DifferenceManifest;
  return { before, folder, changed: true, same: made.same };
}

/** The manifest of a published difference whose files are whole; undefined where there is none. */
async function readDifference(target: string): Promise<DifferenceManifest | undefined> {
  const bytes = await readIfThere(join(target, 'manifest.json'));
  if (bytes === undefined) return undefined;
  const manifest = JSON.parse(text(bytes)) as DifferenceManifest;
  for (const { path, sha256 } of manifest.outputs) {
    const file = await readIfThere(join(target, path));
    if (file === undefined || hashBytes(file) !== sha256) return undefined;
  }
  return manifest;
}

async function stageOutputs(paths: Paths, study: string): Promise<[string, Uint8Array][]> {
  const files = [
    ['cohort', 'cohort.json'],
    ['cohort', 'data-notes.json'],
    ['analyse', 'results.json'],
    ['ingest', 'inputs.json'],
  ] as const;
  return Promise.all(
    files.map(
      async ([stage, file]): Promise<[string, Uint8Array]> => [
        file,
        await readFile(join(paths.stage(study, stage), file)),
      ],
    ),
  );
}

function text(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}
