import type { FreezeRun } from '../run/run-freeze.ts';

/** The closing words of a run that met problems: which reports it made all the same. */
export function unmadeText(runs: readonly FreezeRun[]): string {
  const made = runs.filter(({ ok, notes }) => ok && notes !== undefined);
  if (made.length === 0) return 'No report was made; the last good one is as it was.';
  return `Made all the same: ${made.map(({ report }) => report).join(', ')}.`;
}
