import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChangedError } from '../src/stage/changed-error.ts';
import { expectUnchanged } from '../src/stage/expect-unchanged.ts';
import { rememberInputs } from '../src/stage/remember-inputs.ts';
import { workspacePaths } from '../src/workspace/paths.ts';

const FILES = [
  'pipelines/toy/study.yaml',
  'pipelines/toy/sites/a.yaml',
  'data/toy/2020-01-01/a/raw.csv',
  'packages/any/src/index.ts',
  'packages/any/package.json',
  'package.json',
] as const;

describe('expectUnchanged', () => {
  let root: string;
  let paths: ReturnType<typeof workspacePaths>;
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  const changed = () => expectUnchanged(paths, 'toy').then(() => 'unchanged', String);

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'cohort-report-inputs-'));
    paths = workspacePaths(root);
    for (const path of FILES) await write(path, 'first');
    await mkdir(paths.lock('toy'), { recursive: true });
    await rememberInputs(paths, 'toy', ['2020-01-01']);
  });
  afterEach(() => rm(root, { recursive: true }));

  it('says nothing where nobody wrote to what the run reads', async () => {
    await write('data/toy/2019-01-01/a/raw.csv', 'another freeze');
    await write('pipelines/toy/notes.txt', 'no declaration');
    await write('packages/any/test/index.test.ts', 'a test');
    await write('packages/.hidden', 'no package');
    expect(await changed()).toBe('unchanged');
  });

  it.each(FILES)('names %s, which holds again what it held before', async (path) => {
    // A file system tells times to some milliseconds.
    await new Promise((later) => setTimeout(later, 20));
    await write(path, 'other');
    await write(path, 'first');
    await utimes(join(root, path), 0, 0);
    expect(await changed()).toContain(`${path}: was changed during the run`);
  });

  it('names the first of several', async () => {
    await write('pipelines/toy/analyses/more.yaml', 'added');
    expect(await changed()).toContain('analyses/more.yaml: was added during the run\n');
    await rm(join(root, FILES[2]));
    expect(await changed()).toContain(
      `${FILES[2]}: was removed during the run, and 1 more file with it`,
    );
    await expect(expectUnchanged(paths, 'toy')).rejects.toSatisfy(ChangedError.is);
  });
});
