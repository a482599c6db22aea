import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Problem } from '@cohort-report/schema';
import { spokenProblems } from '../stage/stage-problems.ts';
import type { workspacePaths } from '../workspace/paths.ts';
import { turboEnvironment } from './turbo-environment.ts';

const STAGE_LINE = /^(ingest|cohort|analyse|render|compare) {1,}\S/;
/** Does what joinRun does, then becomes Turborepo: a run killed at this moment leaves no Turborepo that its lock does not know. */
const JOINED = '[ "$(cat "$0/owner")" = "$1" ] && : > "$0/$$" && shift && exec "$@"';
const REPLAYED = /^(\S+: )?cache hit/;

export interface TurboRun {
  code: number;
  /** Everything Turborepo and the stages said, for a run that failed without naming its problems. */
  output: string;
  /** Problems that a stage could not leave in a file. */
  problems: Problem[];
}

/**
 * Runs the stages of one study and freeze up to `stage` through Turborepo. Each stage's own line goes to `print` as it
 * comes, marked where it was replayed because nothing changed.
 */
export async function runTurbo(
  paths: ReturnType<typeof workspacePaths>,
  options: {
    study: string;
    stage: string;
    freeze: string;
    sha256: string;
    force: boolean;
    comparison?: string;
  },
  env: NodeJS.ProcessEnv,
  print: (line: string) => void,
): Promise<TurboRun> {
  const args = [
    'run',
    options.stage,
    `--filter=@cohort-report/study-${options.study}`,
    '--log-prefix=none',
    '--log-order=stream',
    '--output-logs=full',
    ...(options.force ? ['--force'] : []),
  ];
  const { root } = paths;
  const lock = paths.lock(options.study);
  const turbo = join(root, 'node_modules/.bin/turbo');
  const child = spawn('sh', ['-c', JOINED, lock, String(process.pid), turbo, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: turboEnvironment(root, env, options),
  });
  return new Promise<TurboRun>((resolve, reject) => {
    const lines: string[] = [];
    const problems: Problem[] = [];
    let replayed = false;
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      problems.push(...(spokenProblems(line) ?? []));
      if (line.includes('cache ')) replayed = REPLAYED.test(line);
      if (STAGE_LINE.test(line)) print(replayed ? `${line} (unchanged)` : line);
    });
    createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output: lines.join('\n'), problems });
    });
  });
}
