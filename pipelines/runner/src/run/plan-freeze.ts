import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { combineHashes } from '../files/combine-hashes.ts';
import { hashFiles } from '../files/hash-files.ts';
import { readFolder } from '../files/read-folder.ts';
import type { workspacePaths } from '../workspace/paths.ts';
import { turboEnvironment } from './turbo-environment.ts';

interface DryRun {
  tasks: { task: string; package: string; cache: { status: 'HIT' | 'MISS' } }[];
}

/** What a run would do, without doing it: each stage in order, and whether its last result still holds. */
export async function planFreeze(
  paths: ReturnType<typeof workspacePaths>,
  options: { study: string; freeze: string },
  env: NodeJS.ProcessEnv,
): Promise<{ stage: string; holds: boolean }[]> {
  const { study, freeze } = options;
  const sha256 = combineHashes(hashFiles(await readFolder(paths.freeze(study, freeze))));
  const name = `@cohort-report/study-${study}`;
  const { stdout } = await promisify(execFile)(
    join(paths.root, 'node_modules/.bin/turbo'),
    ['run', 'render', `--filter=${name}`, '--dry=json'],
    {
      cwd: paths.root,
      env: turboEnvironment(paths.root, env, { study, freeze, sha256 }),
      maxBuffer: 1 << 26,
    },
  );
  const { tasks } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as DryRun;
  return ['ingest', 'cohort', 'analyse', 'render'].map((stage) => ({
    stage,
    holds: tasks.some(
      (task) => task.package === name && task.task === stage && task.cache.status === 'HIT',
    ),
  }));
}
