import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Problem } from '@cohort-report/schema';

function problemsFile(stagesFolder: string, stage: string): string {
  return join(stagesFolder, `${stage}.problems.json`);
}

/** Leaves a stage's problems for the command line to show together with all others; an empty list clears them. */
export async function leaveProblems(
  stagesFolder: string,
  stage: string,
  problems: readonly Problem[],
): Promise<void> {
  const file = problemsFile(stagesFolder, stage);
  await rm(file, { force: true });
  if (problems.length === 0) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(problems));
}

/** Takes the problems that the stages left, and clears them. */
export async function takeProblems(stagesFolder: string): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const stage of ['ingest', 'cohort', 'analyse', 'render', 'compare']) {
    const file = problemsFile(stagesFolder, stage);
    try {
      problems.push(...(JSON.parse(await readFile(file, 'utf8')) as Problem[]));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    await rm(file, { force: true });
  }
  return problems;
}
