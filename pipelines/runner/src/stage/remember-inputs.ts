import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { workspacePaths } from '../workspace/paths.ts';
import { inputStates } from './input-states.ts';

/** What a run found when it began. */
export interface RememberedInputs {
  freezes: readonly string[];
  states: Readonly<Record<string, string>>;
}

/**
 * Writes down, in the lock that the run holds, the state of all that its stages will read of the study and of these freezes,
 * for expectUnchanged. Comes before anything that the run takes a checksum of, Turborepo included: what nobody wrote to
 * from here to the end of a stage is what Turborepo saw and what the stage read.
 */
export async function rememberInputs(
  paths: ReturnType<typeof workspacePaths>,
  study: string,
  freezes: readonly string[],
): Promise<void> {
  const inputs: RememberedInputs = { freezes, states: await inputStates(paths, study, freezes) };
  await writeFile(join(paths.lock(study), 'inputs.json'), JSON.stringify(inputs));
}
