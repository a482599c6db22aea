import { ProblemsError } from '@cohort-report/schema';
import { ChangedError } from '../stage/changed-error.ts';
import { counted } from '../stage/counted.ts';
import type { workspacePaths } from '../workspace/paths.ts';
import { runComparison } from './run-comparison.ts';

/**
 * Compares a freeze with the one before it, if there is one, and gives the folder of the difference. Where the earlier one can't be
 * made the reason is printed and the report stands alone.
 */
export async function compareWithEarlier(
  paths: ReturnType<typeof workspacePaths>,
  options: { study: string; before: string | undefined; after: string; force: boolean },
  env: NodeJS.ProcessEnv,
  print: (line: string) => void,
): Promise<string | undefined> {
  const { before } = options;
  if (before === undefined) return undefined;
  try {
    return (await runComparison(paths, { ...options, before }, env, print)).folder;
  } catch (error) {
    if (!(error instanceof ProblemsError) || ChangedError.is(error)) throw error;
    const [first] = error.problems;
    print(
      `compare  not with ${before}, which has ${counted(error.problems.length, 'problem')}: ${first?.message ?? ''}`,
    );
    return undefined;
  }
}
