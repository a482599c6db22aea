import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What one process printed. */
export interface Measured {
  readonly first: number;
  readonly calls: readonly number[];
  readonly check: readonly number[];
  readonly peak: number;
  readonly process: number;
}

export interface Process {
  readonly side: 'ours' | 'theirs';
  readonly task: string;
}

/** Runs one process of a side on the data in `folder`. Throws with what it said if it failed. */
export function measure(
  { side, task }: Process,
  folder: string,
  n: number,
  p: number,
  seconds: number,
): Measured {
  const here = import.meta.dirname;
  const command = side === 'ours' ? process.execPath : 'Rscript';
  const script = join(here, side === 'ours' ? 'ours.ts' : 'theirs.R');
  const args = [script, folder, task, `${n}`, `${p}`, `${seconds}`];
  const run = spawnSync(command, args, { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${run.stderr}`);
  const lines = new Map(
    run.stdout.split('\n').map((line) => {
      const [name = '', ...values] = line.trim().split(/\s+/);
      return [name, values.map(Number)];
    }),
  );
  const list = (name: string) => lines.get(name) ?? [];
  const one = (name: string) => list(name)[0] ?? Number.NaN;
  return {
    first: one('first'),
    calls: list('calls'),
    check: list('check'),
    peak: one('peak'),
    process: one('process'),
  };
}

/** The version of R's survival, or null if Rscript or the package is missing. */
export function findR(): string | null {
  const code = 'cat(R.version$major, R.version$minor, format(packageVersion("survival")))';
  const run = spawnSync('Rscript', ['-e', code], { encoding: 'utf8' });
  if (run.status !== 0) return null;
  const [major, minor, survival] = run.stdout.trim().split(' ');
  return `R ${major}.${minor}, survival ${survival}`;
}
