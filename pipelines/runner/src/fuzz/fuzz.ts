import { buildCohort, ingest } from '@cohort-report/ingest';
import type { StudyBundle } from '@cohort-report/schema';
import { MUTATIONS } from './mutations.ts';
import { randomChoices } from './random.ts';

export interface FuzzResult {
  runs: number;
  /** Mutation -> how often it was applied, changed the cohort, and was told by a finding. */
  tally: Map<string, { runs: number; changed: number; told: number }>;
  failures: string[];
}

/**
 * Mutates one file of a freeze at a time and reads it: nothing may throw, every row must be accounted for, and
 * the cohort may change only as the mutation allows (see `Mutation`). The same seed gives the same mutations.
 */
export async function fuzz(
  bundle: StudyBundle,
  freeze: string,
  files: ReadonlyMap<string, Uint8Array>,
  count: number,
  seed: number,
): Promise<FuzzResult> {
  const read = async (changed: ReadonlyMap<string, Uint8Array>) => {
    const records = await ingest({ bundle, freeze, files: changed });
    const { cohort, dataNotes } = buildCohort({ bundle, records });
    const { findings, ...rest } = cohort;
    for (const { rowsIn, used, setAside, file } of dataNotes.accounts)
      if (rowsIn !== used + setAside.reduce((sum, { rows }) => sum + rows, 0))
        throw new Error(`rows of ${file} are not accounted for`);
    return { cohort: JSON.stringify(rest), findings: JSON.stringify(findings) };
  };
  const before = await read(files);
  const names = [...files.keys()];
  const result: FuzzResult = { runs: 0, tally: new Map(), failures: [] };
  for (let run = 0; result.runs < count; run += 1) {
    const random = randomChoices(seed * 1_000_003 + run);
    const mutation = MUTATIONS[run % MUTATIONS.length] as (typeof MUTATIONS)[number];
    let file = '';
    let bytes: Uint8Array | undefined;
    for (let tries = 0; bytes === undefined && tries < names.length * 3; tries += 1) {
      file = random.pick(names);
      bytes = mutation.apply(files.get(file) as Uint8Array, random, file);
    }
    if (bytes === undefined) continue;
    result.runs += 1;
    const what = `run ${run}: ${mutation.name} in ${file}`;
    const entry = result.tally.get(mutation.name) ?? { runs: 0, changed: 0, told: 0 };
    result.tally.set(mutation.name, entry);
    entry.runs += 1;
    try {
      const after = await read(new Map([...files, [file, bytes]]));
      const changed = after.cohort !== before.cohort;
      const told = after.findings !== before.findings;
      if (changed) entry.changed += 1;
      if (told) entry.told += 1;
      if (changed && mutation.promise === 'same')
        result.failures.push(`${what}: the cohort changed`);
      if (changed && !told && mutation.promise === 'told')
        result.failures.push(`${what}: the cohort changed and no finding tells`);
    } catch (error) {
      result.failures.push(`${what}: ${(error as Error).stack}`);
    }
  }
  return result;
}
