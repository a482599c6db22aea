import { type Problem, ProblemsError } from '@cohort-report/schema';
import { replaceFolder } from '../files/replace-folder.ts';
import { workspacePaths } from '../workspace/paths.ts';
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
 * Problems are left for the command line and end the process with exit code 1; the former output stays.
 */
export async function runStage(
  stage: string,
  work: (context: StageContext) => Promise<StageOutput>,
): Promise<void> {
  const { env } = process;
  const [study, freeze] = [env.COHORT_REPORT_STUDY, env.COHORT_REPORT_FREEZE];
  if (study === undefined || freeze === undefined) {
    console.error(
      `The stage "${stage}" is run by \`pnpm pipeline\`, which names study and freeze.`,
    );
    process.exitCode = 2;
    return;
  }
  const paths = workspacePaths();
  try {
    const { files, summary, problems } = await work({ paths, study, freeze, env });
    if (problems !== undefined) {
      await replaceFolder(paths.stage(study, 'blocked'), files);
      throw new ProblemsError([...problems]);
    }
    await replaceFolder(paths.stage(study, stage), files);
    console.log(`${stage.padEnd(8)} ${summary}`);
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof ProblemsError) {
      await leaveProblems(paths.stages(study), stage, error.problems);
      console.log(`${stage.padEnd(8)} stopped: ${error.problems.length} problem(s)`);
    } else {
      console.error(error);
    }
  }
}
