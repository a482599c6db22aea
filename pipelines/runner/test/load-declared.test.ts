import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDeclared } from '../src/workspace/load-declared.ts';

const STUDY = resolve(import.meta.dirname, '../../ncctg-lung');

describe('declarations before a run', () => {
  let folder: string;
  const edit = async (file: string, from: string, to: string) => {
    const text = await readFile(join(folder, file), 'utf8');
    expect(text).toContain(from);
    await writeFile(join(folder, file), text.replace(from, to));
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'declared-'));
    for (const part of ['study.yaml', 'codebook.yaml', 'sites', 'analyses', 'report'])
      await cp(join(STUDY, part), join(folder, part), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('have no problems in a study that is right', async () => {
    expect((await loadDeclared(folder)).problems).toEqual([]);
  });

  it('tell of an analysis and of the checklist at once, and leave what reads the data', async () => {
    await edit('analyses/figure-1.yaml', 'endpoints: [os]', 'endpoints: [pfs]');
    await edit('report/checklist.yaml', 'survival-by-sex', 'survival-by-age');
    const { bundle, problems } = await loadDeclared(folder);
    expect(problems.map(({ file, message }) => `${file}: ${message}`)).toEqual(
      expect.arrayContaining([
        'analyses/figure-1.yaml: unknown endpoint "pfs"',
        'report/checklist.yaml: the report has no part "survival-by-age"',
      ]),
    );
    expect(bundle?.sites).toHaveLength(1);
  });

  it('leave nothing where the study itself is broken', async () => {
    await edit('study.yaml', 'freezes:', 'frezes:');
    const { bundle, problems } = await loadDeclared(folder);
    expect(bundle).toBeUndefined();
    expect(problems).not.toEqual([]);
  });
});
