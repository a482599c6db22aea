import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { turboEnvironment } from './turbo-environment.ts';

/** Runs the stages of one study and freeze up to `stage` through Turborepo, in its own output; gives its exit code. */
export function runTurbo(
  root: string,
  options: { study: string; stage: string; freeze: string; sha256: string; force: boolean },
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const args = [
    'run',
    options.stage,
    `--filter=@cohort-report/study-${options.study}`,
    '--log-prefix=none',
    '--output-logs=full',
    ...(options.force ? ['--force'] : []),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(join(root, 'node_modules/.bin/turbo'), args, {
      cwd: root,
      stdio: 'inherit',
      env: turboEnvironment(env, options),
    });
    child.on('error', reject);
    child.on('close', (code) => {
      resolve(code ?? 1);
    });
  });
}
