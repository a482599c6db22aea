import { type Problem, ProblemsError } from '@cohort-report/schema';
import { replaceFolder } from '../files/replace-folder.ts';
import { systemProblem } from '../files/system-problem.ts';
import { workspacePaths } from '../workspace/paths.ts';
import { expectUnchanged } from './expect-unchanged.ts';
import { isCurrentRun } from './is-current-run.ts';
import { joinRun } from './join-run.ts';
import { withChecksums } from './stage-files.ts';
import { leaveProblems } from './stage-problems.ts';

export interface StageContext {
  paths: ReturnType<typeof workspacePaths>;
  study: string;
  freeze: string;
  env: Readonly<Record<string, string | undefined>>;
}

export interface StageOutput {
  /** Path below .stages/<stage>/ -> bytes. */
  files: ReadonlyMap<string, Uint8Array>;
  /** What was done, in one line for people; no patient's value. */
  summary: string;
  /** Where the stage must stop all the same: why. The files are then put into .stages/blocked/. */
  problems?: readonly Problem[];
}

/**
 * Runs one stage of a study: `work` gives the output files, which replace the stage's folder as a whole.
 * Problems are left for the command line and end the process with exit code 1; the former output stays, as it does
 * where the run that wanted the stage was killed and another one has begun, or where an input changed since the run began:
 * Turborepo keeps the output of a stage that succeeds under the inputs that it saw then.
 */
export async function runStage(
  stage: string,
  work: (context: StageContext) => Promise<StageOutput>,
): Promise<void> {
  const { env } = process;
  const [study, freeze] = [env.COHORT_REPORT_STUDY, env.COHORT_REPORT_FREEZE];
  const run = env.COHORT_REPORT_RUN;
  if (study === undefined || freeze === undefined || run === undefined) {
    console.error(
      `The stage "${stage}" is run by \`pnpm pipeline\`, which names study and freeze.`,
    );
    process.exitCode = 2;
    return;
  }
  const paths = workspacePaths();
  try {
    if (!(await joinRun(paths.lock(study), run, process.pid))) throw new Error(ENDED);
    const [made] = await Promise.allSettled([work({ paths, study, freeze, env })]);
    if (!(await isCurrentRun(paths.lock(study), run))) throw new Error(ENDED);
    await expectUnchanged(paths, study);
    if (made.status === 'rejected') throw made.reason;
    const { files, summary, problems } = made.value;
    if (problems !== undefined) {
      await replaceFolder(paths.stage(study, 'blocked'), files);
      throw new ProblemsError([...problems]);
    }
    await replaceFolder(paths.stage(study, stage), withChecksums(files));
    console.log(`${stage.padEnd(8)} ${summary}`);
  } catch (error) {
    process.exitCode = 1;
    const problem = systemProblem(error, paths.root);
    const problems = error instanceof ProblemsError ? error.problems : problem && [problem];
    if (problems === undefined) {
      console.error(error);
      return;
    }
    await leaveProblems(paths.stages(study), stage, problems);
    console.log(`${stage.padEnd(8)} stopped`);
  }
}

const ENDED = 'The run that wanted this stage was killed.';
