import { spawn } from 'node:child_process';
import { join } from 'node:path';

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
      env: {
        ...env,
        COHORT_REPORT_STUDY: options.study,
        COHORT_REPORT_FREEZE: options.freeze,
        COHORT_REPORT_FREEZE_SHA256: options.sha256,
        TURBO_TELEMETRY_DISABLED: '1',
        TURBO_NO_UPDATE_NOTIFIER: '1',
        DO_NOT_TRACK: '1',
      },
    });
    child.on('error', reject);
    child.on('close', (code) => {
      resolve(code ?? 1);
    });
  });
}
