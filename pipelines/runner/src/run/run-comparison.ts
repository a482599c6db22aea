import { basename, join, relative } from 'node:path';
import { type Manifest, ProblemsError } from '@cohort-report/schema';
import { hashBytes } from '../files/hash-bytes.ts';
import { parseJson } from '../files/parse-json.ts';
import { readIfThere } from '../files/read-if-there.ts';
import { replaceFolder, restoreFolder } from '../files/replace-folder.ts';
import { expectUnchanged } from '../stage/expect-unchanged.ts';
import { readStageFiles, withChecksums } from '../stage/stage-files.ts';
import { takeProblems } from '../stage/stage-problems.ts';
import type { workspacePaths } from '../workspace/paths.ts';
import { comparisonKey } from './comparison-key.ts';
import { mendDamage } from './mend-damage.ts';
import { type DifferenceManifest, readDifference } from './read-difference.ts';
import { runFreeze } from './run-freeze.ts';
import { runTurbo } from './run-turbo.ts';
import { turboComplaint } from './turbo-complaint.ts';

type Paths = ReturnType<typeof workspacePaths>;

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
  const make = async (side: string, freeze: string, more: ReadonlyMap<string, Uint8Array>) => {
    const until = 'analyse' as const;
    const made = await mendDamage(false, print, async (anew) => {
      const run = await runFreeze(paths, { study, freeze, force: anew, until }, env, () => {});
      if (!run.ok) throw new Error(`the numbers of freeze ${freeze} could not be made`);
      return stageOutputs(paths, study);
    });
    for (const [path, bytes] of withChecksums(new Map([...made, ...more])))
      input.set(`${side}/${path}`, bytes);
  };
  try {
    await make('before', before, await publishedReport(paths.report(study, before), print));
  } finally {
    await make('after', after, new Map());
  }
  await replaceFolder(paths.stage(study, 'compare-input'), input);
  const files = await mendDamage(force, print, async (anew) => {
    const { code, output, problems } = await runTurbo(
      paths,
      { study, stage: 'compare', freeze: after, sha256: '', force: anew, comparison: key },
      env,
      print,
    );
    if (code !== 0) {
      problems.push(...(await takeProblems(paths.stages(study))));
      if (problems.length > 0) throw new ProblemsError(problems);
      throw new Error(
        `the comparison of ${after} with ${before} failed:\n${turboComplaint(output)}`,
      );
    }
    return shareableFiles(await readStageFiles(paths.stage(study, 'compare')));
  });
  await expectUnchanged(paths, study);
  await replaceFolder(target, files);
  const made = parseJson<DifferenceManifest>(files.get('manifest.json'));
  return { before, folder, changed: true, same: made?.same === true };
}

async function stageOutputs(paths: Paths, study: string): Promise<Map<string, Uint8Array>> {
  const of = (stage: string, files: readonly string[]) =>
    readStageFiles(paths.stage(study, stage), files);
  return new Map([
    ...(await of('cohort', ['cohort.json', 'data-notes.json', 'queries.json'])),
    ...(await of('analyse', ['results.json'])),
    ...(await of('ingest', ['inputs.json'])),
  ]);
}

/** The results, the declarations and the manifest of a published report; nothing where there is none, or where it is not what was published. */
async function publishedReport(
  folder: string,
  print: (line: string) => void,
): Promise<Map<string, Uint8Array>> {
  const manifest = await readIfThere(join(folder, 'manifest.json'));
  const listed = new Map(
    parseJson<Manifest>(manifest)?.outputs.map(({ path, sha256 }) => [path, sha256]),
  );
  const files = new Map<string, Uint8Array>();
  for (const name of ['results.json', 'declarations.json']) {
    const bytes = await readIfThere(join(folder, name));
    if (bytes === undefined && !listed.has(name)) continue;
    if (bytes === undefined || hashBytes(bytes) !== listed.get(name)) {
      print(
        `compare  ${basename(folder)} has a damaged report, whose ${name} is not what its manifest says: its numbers are computed anew`,
      );
      return new Map();
    }
    files.set(`published-${name}`, bytes);
  }
  return manifest === undefined ? files : files.set('published-manifest.json', manifest);
}

function shareableFiles(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const folder = 'shareable/';
  return new Map(
    [...files].flatMap(([path, bytes]): [string, Uint8Array][] =>
      path.startsWith(folder) ? [[path.slice(folder.length), bytes]] : [],
    ),
  );
}
