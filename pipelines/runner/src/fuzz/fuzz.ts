import { buildCohort, ingest } from '@cohort-report/ingest';
import type { StudyBundle } from '@cohort-report/schema';
import type { Mutated, Mutation } from './mutation.ts';
import { MUTATIONS } from './mutations.ts';
import { randomChoices } from './random.ts';
import { tells } from './tells.ts';

/** What one mutation came to. */
export interface FuzzRun {
  /** Number of the run: with the seed it gives the same mutation again. */
  run: number;
  mutation: string;
  file: string;
  changed: boolean;
  told: boolean;
  failure?: string;
}

export interface FuzzPlan {
  bundle: StudyBundle;
  freeze: string;
  files: ReadonlyMap<string, Uint8Array>;
  seed: number;
  /** Number of the first run. */
  from: number;
}

/**
 * Mutates one file of a freeze at a time and reads it: nothing may throw,
 * every row must be accounted for, and the cohort may change only as the mutation allows (see `Allowed`).
 * Without end; the caller takes as many runs as it wants.
 */
export async function* fuzz(plan: FuzzPlan): AsyncGenerator<FuzzRun> {
  const before = await read(plan, plan.files);
  for (let run = plan.from; ; run += 1) {
    const mutation = MUTATIONS[run % MUTATIONS.length] as Mutation;
    const mutated = await mutate(plan, run, mutation);
    if (mutated === undefined) continue;
    const { file, bytes, place } = mutated;
    const result: FuzzRun = { run, mutation: mutation.name, file, changed: false, told: false };
    try {
      const after = await read(plan, new Map([...plan.files, [file, bytes]]));
      result.changed = after.cohort !== before.cohort;
      result.told = tells(before, after, file, place);
      if (result.changed && mutation.promise === 'same') result.failure = 'the cohort changed';
      if (result.changed && !result.told && mutation.promise === 'told')
        result.failure = 'the cohort changed and no new finding names the place';
    } catch (error) {
      result.failure = (error as Error).stack ?? String(error);
    }
    yield result;
  }
}

async function read({ bundle, freeze }: FuzzPlan, files: ReadonlyMap<string, Uint8Array>) {
  const records = await ingest({ bundle, freeze, files });
  const { cohort, dataNotes } = buildCohort({ bundle, records });
  const { findings, ...rest } = cohort;
  for (const { rowsIn, used, setAside, file } of dataNotes.accounts)
    if (rowsIn !== used + setAside.reduce((sum, { rows }) => sum + rows, 0))
      throw new Error(`rows of ${file} are not accounted for`);
  return { cohort: JSON.stringify(rest), findings, accounts: dataNotes.accounts };
}

/** The mutation of some file that it applies to. */
async function mutate(
  { files, seed }: FuzzPlan,
  run: number,
  mutation: Mutation,
): Promise<(Mutated & { file: string }) | undefined> {
  const random = randomChoices(seed * 1_000_003 + run);
  const names = [...files.keys()];
  for (let tries = 0; tries < names.length * 3; tries += 1) {
    const file = random.pick(names);
    const mutated = await mutation.apply(files.get(file) as Uint8Array, random, file);
    if (mutated !== undefined) return { ...mutated, file };
  }
  return undefined;
}
