import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { workspacePaths } from '../src/workspace/paths.ts';

const SCRIPTS: [name: string, script?: string][] = [
  ...['pipeline', 'diff', 'verify', 'trace', 'new-analysis', 'new-site', 'fuzz', 'synthetic'].map(
    (name): [string] => [name],
  ),
  ['schemas', 'write-schemas'],
];
const run = (script: string, ...args: string[]) =>
  spawnSync(
    process.execPath,
    [join(workspacePaths().root, 'pipelines/runner/src', `${script}.ts`), ...args],
    { encoding: 'utf8' },
  );

it.each(SCRIPTS)(
  '%s tells how it is used where an option is not known, exit code 2',
  (name, script = name) => {
    const { status, stderr } = run(script, '--no-such');
    expect(stderr).toContain(`pnpm ${name}`);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(status).toBe(2);
  },
);

it.each([
  ['pipeline', ['--freeze', '2023-09-30', '--freeze', '2022-12-31'], 'freeze'],
  ['diff', ['--study', 'a', '--study', 'b', 'x', 'y'], 'study'],
  ['trace', ['p', 'v', '--freeze', 'a', '--freeze', 'b'], 'freeze'],
])('%s takes no option twice', (script, args, name) => {
  const { status, stderr } = run(script, ...args);
  expect(stderr).toContain(`The option --${name} is given twice.`);
  expect(status).toBe(2);
});

it.each([
  ['verify', ['package.json']],
  ['new-site', ['elsewhere', 'package.json']],
])('%s says that a file is no folder', (script, args) => {
  const { status, stderr } = run(
    script,
    ...args.map((arg) => arg.replace('package', join(workspacePaths().root, 'package'))),
  );
  expect(stderr).toMatch(/is a file, where a folder is expected/);
  expect(stderr).toMatch(/to do: name the folder/);
  expect(status).toBeGreaterThan(0);
});
