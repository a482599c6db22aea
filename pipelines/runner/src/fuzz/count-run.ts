import type { FuzzRun } from './fuzz.ts';

/** By kind of mutation: how often it was applied, changed the cohort, and was told. */
export type Tally = Map<string, { runs: number; changed: number; told: number }>;

/** Counts one run. */
export function countRun(tally: Tally, { mutation, changed, told }: FuzzRun): void {
  const entry = tally.get(mutation) ?? { runs: 0, changed: 0, told: 0 };
  tally.set(mutation, entry);
  entry.runs += 1;
  entry.changed += changed ? 1 : 0;
  entry.told += told ? 1 : 0;
}
