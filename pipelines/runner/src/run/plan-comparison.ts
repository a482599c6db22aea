import { join } from 'node:path';
import type { workspacePaths } from '../workspace/paths.ts';
import { comparisonKey } from './comparison-key.ts';
import { readDifference } from './read-difference.ts';

/** Whether the published difference between two freezes still is what a run would make. */
export async function planComparison(
  paths: ReturnType<typeof workspacePaths>,
  options: { study: string; before: string; after: string },
): Promise<boolean> {
  const { study, before, after } = options;
  const standing = await readDifference(
    join(paths.report(study, after), `difference-from-${before}`),
  );
  return standing?.made_from === (await comparisonKey(paths, options));
}
