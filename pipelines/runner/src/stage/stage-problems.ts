import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Problem } from '@cohort-report/schema';
import { readIfThere } from '../files/read-if-there.ts';

const SPOKEN = 'problems ';

function problemsFile(stagesFolder: string, stage: string): string {
  return join(stagesFolder, `${stage}.problems.json`);
}

/**
 * Leaves a stage's problems for the command line to show together with all others; an empty list clears them. Where they
 * can't be written they are printed on a line of their own (spokenProblems).
 */
export async function leaveProblems(
  stagesFolder: string,
  stage: string,
  problems: readonly Problem[],
): Promise<void> {
  const file = problemsFile(stagesFolder, stage);
  try {
    await rm(file, { force: true });
    if (problems.length === 0) return;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(problems));
  } catch {
    console.log(`${SPOKEN}${JSON.stringify(problems)}`);
  }
}

/** The problems on a line that leaveProblems printed; undefined for any other line. */
export function spokenProblems(line: string): Problem[] | undefined {
  return line.startsWith(SPOKEN) ? parse(line.slice(SPOKEN.length)) : undefined;
}

/** Takes the problems that the stages left, and clears them. */
export async function takeProblems(stagesFolder: string): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const stage of ['ingest', 'cohort', 'analyse', 'render', 'compare']) {
    const file = problemsFile(stagesFolder, stage);
    const bytes = await readIfThere(file);
    if (bytes === undefined) continue;
    problems.push(...(parse(Buffer.from(bytes).toString('utf8')) ?? []));
    await rm(file, { force: true });
  }
  return problems;
}

/** A file cut off by a full disk holds no problems: they were printed. */
function parse(text: string): Problem[] | undefined {
  try {
    return JSON.parse(text) as Problem[];
  } catch {
    return undefined;
  }
}
