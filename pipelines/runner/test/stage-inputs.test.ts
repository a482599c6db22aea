import { readFileSync } from 'node:fs';
import { dirname, join, matchesGlob, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workspacePaths } from '../src/workspace/paths.ts';

const { root } = workspacePaths();
const RUNNER = 'pipelines/runner/src';
const SCOPE = '@cohort-report/';
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const turbo = JSON.parse(text('turbo.json').replaceAll(/^\s*\/\/.*$/gm, '')) as {
  globalPassThroughEnv: string[];
  tasks: Record<string, { dependsOn?: string[]; inputs?: string[]; env?: string[] }>;
};

/** What a stage's script reaches: files of the runner, and the packages that they import. */
function reached(stage: string): { files: string[]; packages: string[] } {
  const [files, packages] = [new Set<string>(), new Set<string>()];
  const visit = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    for (const [, target = ''] of text(file).matchAll(/\bfrom\s+'([^']+)'/g)) {
      if (target.startsWith(SCOPE)) packages.add(target.slice(SCOPE.length));
      if (target.startsWith('.')) visit(relative(root, resolve(root, dirname(file), target)));
    }
  };
  visit(`${RUNNER}/stages/${stage}.ts`);
  return { files: [...files], packages: [...packages] };
}

/** The packages whose sources are part of a stage's cache key, through the stages before it too. */
function hashed(stage: string): Set<string> {
  const found = new Set<string>();
  const visit = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    const { dependencies = {} } = JSON.parse(text(`packages/${name}/package.json`)) as {
      dependencies?: Record<string, string>;
    };
    for (const dependency of Object.keys(dependencies))
      if (dependency.startsWith(SCOPE)) visit(dependency.slice(SCOPE.length));
  };
  for (const before of turbo.tasks[stage]?.dependsOn ?? []) {
    const [, name] = /^@cohort-report\/(.*)#transit$/.exec(before) ?? [];
    if (name !== undefined) visit(name);
    else for (const other of hashed(before)) found.add(other);
  }
  return found;
}

describe.each(['ingest', 'cohort', 'analyse', 'render', 'compare'])('the stage %s', (stage) => {
  const { files, packages } = reached(stage);
  const { inputs = [], env = [] } = turbo.tasks[stage] ?? {};

  it('runs again after a change of any file of the runner that it reads', () => {
    const patterns = inputs.map((input) => input.replace('$TURBO_ROOT$/', ''));
    const missed = files.filter((file) => !patterns.some((pattern) => matchesGlob(file, pattern)));
    expect(missed).toEqual([]);
    expect(files.length).toBeGreaterThan(5);
  });

  it('runs again after a change of any package that it imports', () => {
    expect(packages.filter((name) => !hashed(stage).has(name))).toEqual([]);
  });

  it('is handed every variable of the environment that it reads', () => {
    const read = files.flatMap((file) =>
      [...text(file).matchAll(/\benv\.(COHORT_REPORT_\w+)|\)\.(COHORT_REPORT_\w+)/g)].map(
        ([, first, second]) => first ?? second,
      ),
    );
    const handed = [...env, ...turbo.globalPassThroughEnv];
    expect(read.filter((name) => !handed.includes(name ?? ''))).toEqual([]);
    expect(read.length).toBeGreaterThan(2);
  });
});
