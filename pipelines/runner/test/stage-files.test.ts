import { appendFile, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProblemsError } from '@cohort-report/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listFiles } from '../src/files/list-files.ts';
import { replaceFolder } from '../src/files/replace-folder.ts';
import { mendDamage } from '../src/run/mend-damage.ts';
import { dropStrays } from '../src/stage/drop-strays.ts';
import {
  jsonBytes,
  readStageFiles,
  readStageJson,
  withChecksums,
} from '../src/stage/stage-files.ts';

describe('files that a stage left', () => {
  let root: string;
  let folder: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'cohort-report-stage-'));
    folder = join(root, 'stage');
    await replaceFolder(
      folder,
      withChecksums(
        new Map([
          ['value.json', jsonBytes([1, 2])],
          ['text.txt', Buffer.from('x')],
        ]),
      ),
    );
  });
  afterEach(() => rm(root, { recursive: true }));

  it('are read as they were written', async () => {
    expect(await readStageJson(folder, 'value.json')).toEqual([1, 2]);
    expect([...(await readStageFiles(folder)).keys()]).toEqual(['value.json', 'text.txt']);
  });

  it.each([
    ['changed', () => appendFile(join(folder, 'text.txt'), 'y'), 'text.txt'],
    ['cut off', () => truncate(join(folder, 'value.json'), 2), 'value.json'],
    ['taken away', () => rm(join(folder, 'text.txt')), 'text.txt'],
    ['without checksums', () => truncate(join(folder, 'checksums.json')), 'checksums.json'],
  ])('are refused where one was %s', async (_, damage, file) => {
    await damage();
    await expect(readStageFiles(folder)).rejects.toThrow(`${file}: is not what its stage wrote`);
  });

  it('stay alone, where the output of another freeze lay there', async () => {
    await mkdir(join(folder, 'queries'));
    await writeFile(join(folder, 'queries', 'east.xlsx'), 'of another freeze');
    await dropStrays(folder);
    expect(await listFiles(folder)).toEqual(['checksums.json', 'text.txt', 'value.json']);
    await truncate(join(folder, 'checksums.json'));
    await dropStrays(folder);
    expect(await listFiles(folder)).toEqual(['checksums.json', 'text.txt', 'value.json']);
  });

  it('are made anew once where they are damaged, and never for another problem', async () => {
    await rm(join(folder, 'text.txt'));
    const tried: boolean[] = [];
    const lines: string[] = [];
    const work = async (force: boolean) => {
      tried.push(force);
      return force ? 'anew' : String(await readStageFiles(folder));
    };
    expect(await mendDamage(false, (line) => lines.push(line), work)).toBe('anew');
    expect(tried).toEqual([false, true]);
    expect(lines).toEqual(['the cache is damaged (text.txt): everything is computed again']);
    const other = new ProblemsError([{ file: 'a.csv', message: 'is empty' }]);
    await expect(
      mendDamage(
        false,
        () => {},
        () => Promise.reject(other),
      ),
    ).rejects.toBe(other);
  });
});
