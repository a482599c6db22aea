import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  beginFit,
  type FitCheckpoint,
  type FitPatient,
  fitCohort,
  formatCohort,
  readBase,
  readFitPlan,
  spreadLateTimes,
} from '@cohort-report/synthetic';

/**
 * Fits the study's cohort to its printed values by the stages of synthetic/fit-targets.yaml and writes
 * synthetic/cohort-fit.csv. Each segment leaves a checkpoint in `scratch`; a fit that was stopped goes on from there.
 * Throws ProblemsError where the targets can't be read.
 */
export async function fitStudy(
  studyFolder: string,
  scratch: string,
  print: (line: string) => void,
): Promise<FitCheckpoint> {
  const folder = join(studyFolder, 'synthetic');
  const text = await readFile(join(folder, 'fit-targets.yaml'), 'utf8');
  const plan = readFitPlan(text, 'synthetic/fit-targets.yaml');
  const start = readBase(
    await readFile(join(folder, plan.declaration.start), 'utf8'),
  ) as FitPatient[];
  const saved = join(scratch, 'fit-checkpoint.json');
  let checkpoint = (await readCheckpoint(saved, text)) ?? beginFit(plan, start);
  print(`the start matches ${checkpoint.matched}`);
  for (const progress of fitCohort(plan, checkpoint)) {
    checkpoint = progress.checkpoint;
    print(
      `${progress.stage}: ${progress.done} of ${progress.total} segments, ${progress.matched} of ${progress.targets} matched, best ${progress.best}`,
    );
    await mkdir(dirname(saved), { recursive: true });
    await writeFile(`${saved}.new`, JSON.stringify({ text, checkpoint }));
    await rename(`${saved}.new`, saved);
  }
  const fitted = spreadLateTimes(plan, checkpoint.best);
  await writeFile(join(folder, 'cohort-fit.csv'), formatCohort(plan, fitted));
  await rm(saved, { force: true });
  return checkpoint;
}

/** The checkpoint of a fit by the same declaration, if one was left. */
async function readCheckpoint(file: string, text: string): Promise<FitCheckpoint | undefined> {
  try {
    const saved = JSON.parse(await readFile(file, 'utf8')) as {
      text: string;
      checkpoint: FitCheckpoint;
    };
    return saved.text === text ? saved.checkpoint : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
