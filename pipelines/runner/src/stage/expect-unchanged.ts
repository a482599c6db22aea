import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { workspacePaths } from '../workspace/paths.ts';
import { ChangedError } from './changed-error.ts';
import { inputStates } from './input-states.ts';
import type { RememberedInputs } from './remember-inputs.ts';

/** Throws ChangedError where a file that the run reads was written to, added or removed since rememberInputs. */
export async function expectUnchanged(
  paths: ReturnType<typeof workspacePaths>,
  study: string,
): Promise<void> {
  const text = await readFile(join(paths.lock(study), 'inputs.json'), 'utf8');
  const { freezes, states: then } = JSON.parse(text) as RememberedInputs;
  const now = await inputStates(paths, study, freezes);
  const differing = Object.keys({ ...then, ...now }).filter((path) => then[path] !== now[path]);
  const [first, ...others] = differing.sort();
  if (first === undefined) return;
  const what = !(first in then) ? 'was added' : !(first in now) ? 'was removed' : 'was changed';
  throw new ChangedError(first, what, others.length);
}
