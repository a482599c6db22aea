import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type DataNotes, ProblemsError } from '@cohort-report/schema';
import { combineHashes } from '../files/combine-hashes.ts';
import { hashFiles } from '../files/hash-files.ts';
import { readFolder } from '../files/read-folder.ts';
import { dropStrays } from '../stage/drop-strays.ts';
import { expectUnchanged } from '../stage/expect-unchanged.ts';
import { readStageJson } from '../stage/stage-files.ts';
import { takeProblems } from '../stage/stage-problems.ts';
import type { workspacePaths } from '../workspace/paths.ts';
import { publishReport } from './publish-report.ts';
import { runTurbo } from './run-turbo.ts';
import { turboComplaint } from './turbo-complaint.ts';

export interface FreezeRun {
  freeze: string;
  ok: boolean;
  changed: boolean;
  /** Folder of the report, relative to the workspace. */
  report: string;
  /** List of all findings, patient-level, relative to the workspace. */
  findings: string;
  notes?: DataNotes;
  /** Folder of its difference from the freeze before, relative to the workspace. */
  difference?: string;
}

/**
 * Makes the report of one freeze. `until` is 'render' for the whole report, 'analyse' for its numbers, or 'cohort' to check the data alone where
 * the declarations of analyses are broken. Throws ProblemsError with what a stage found
 * wrong, or if the freeze has no raw files.
 */
export async function runFreeze(
  paths: ReturnType<typeof workspacePaths>,
  options: {
    study: string;
    freeze: string;
    force: boolean;
    until: 'cohort' | 'analyse' | 'render';
  },
  env: NodeJS.ProcessEnv,
  print: (line: string) => void,
): Promise<FreezeRun> {
  const { study, freeze, force, until } = options;
  const inputs = hashFiles(await readFolder(paths.freeze(study, freeze)));
  const data = relative(paths.root, paths.freeze(study, freeze));
  if (inputs.length === 0) {
    throw new ProblemsError([
      {
        file: data,
        message: 'the freeze has no raw files',
        action: `put each site's export into ${data}/<site>/, or choose another freeze with --freeze`,
      },
    ]);
  }
  const report = relative(paths.root, paths.report(study, freeze));
  const findings = relative(paths.root, join(paths.stage(study, 'cohort'), 'findings.txt'));
  await takeProblems(paths.stages(study));
  await rm(paths.stage(study, 'blocked'), { recursive: true, force: true });
  const {
    code,
    output,
    problems: spoken,
  } = await runTurbo(
    paths,
    { study, stage: until, freeze, sha256: combineHashes(inputs), force },
    env,
    print,
  );
  if (code !== 0) {
    const problems = [...(await takeProblems(paths.stages(study))), ...spoken];
    if (problems.length > 0) throw new ProblemsError(problems);
    print(turboComplaint(output));
  }
  if (code === 0) await dropStrays(paths.stage(study, 'cohort'));
  if (code !== 0 || until !== 'render')
    return { freeze, ok: code === 0, changed: false, report, findings };
  const changed = await publishReport(
    paths.stage(study, 'render'),
    paths.report(study, freeze),
    () => expectUnchanged(paths, study),
  );
  const notes = await readStageJson<DataNotes>(paths.stage(study, 'cohort'), 'data-notes.json');
  return { freeze, ok: true, changed, report, findings, notes };
}
