import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { workspacePaths } from '../src/workspace/paths.ts';

const SCRIPTS = ['pipeline', 'diff', 'trace', 'new-analysis', 'new-site', 'fuzz', 'synthetic'];

it.each(SCRIPTS)('%s tells how it is used where an option is not known, exit code 2', (name) => {
  const script = join(workspacePaths().root, 'pipelines/runner/src', `${name}.ts`);
  const { status, stderr } = spawnSync(process.execPath, [script, '--no-such'], {
    encoding: 'utf8',
  });
  expect(stderr).toContain(`pnpm ${name}`);
  expect(stderr).not.toMatch(/^ +at /m);
  expect(status).toBe(2);
});
