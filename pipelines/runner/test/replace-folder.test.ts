import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFolder } from '../src/files/read-folder.ts';
import { replaceFolder, restoreFolder } from '../src/files/replace-folder.ts';

describe('a folder that is replaced as a whole', () => {
  let root: string;
  let target: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'cohort-report-replace-'));
    target = join(root, 'report');
    await replaceFolder(target, filesOf('former'));
  });
  afterEach(() => rm(root, { recursive: true }));

  const filesOf = (text: string) => new Map([['tables/a.csv', Buffer.from(text)]]);
  const leftOver = async (name: string, text: string) => {
    await mkdir(join(root, name));
    await writeFile(join(root, name, 'a.csv'), text);
  };
  const content = async () =>
    Object.fromEntries([...(await readFolder(target))].map(([path, b]) => [path, String(b)]));

  it('holds exactly the new files, and nothing stands beside it', async () => {
    await replaceFolder(target, new Map([['b.csv', Buffer.from('new')]]));
    expect(await content()).toEqual({ 'b.csv': 'new' });
    expect(await readdir(root)).toEqual(['report']);
  });

  it('is replaced where a killed run left half of a new one', async () => {
    await leftOver('.report.new', 'half');
    await replaceFolder(target, filesOf('new'));
    expect(await content()).toEqual({ 'tables/a.csv': 'new' });
    expect(await readdir(root)).toEqual(['report']);
  });

  it('is replaced where a killed run left the former one beside the new', async () => {
    await leftOver('.report.old', 'older');
    await replaceFolder(target, filesOf('new'));
    expect(await content()).toEqual({ 'tables/a.csv': 'new' });
    expect(await readdir(root)).toEqual(['report']);
  });

  it('comes back where a run was killed between the two renames', async () => {
    await rename(target, join(root, '.report.old'));
    await restoreFolder(target);
    expect(await content()).toEqual({ 'tables/a.csv': 'former' });
    expect(await readdir(root)).toEqual(['report']);
  });

  it('stays as it was where a file can not be written', async () => {
    const files = new Map([...filesOf('new'), ['tables/a.csv/b.csv', Buffer.from('no folder')]]);
    await expect(replaceFolder(target, files)).rejects.toThrow(/ENOTDIR|EEXIST/);
    expect(await content()).toEqual({ 'tables/a.csv': 'former' });
    expect(await readdir(root)).toEqual(['report']);
  });
});
