import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listFiles } from '../src/files/list-files.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'list-files-'));
  await mkdir(join(folder, 'site'));
  await writeFile(join(folder, 'site', 'a.csv'), '');
});
afterEach(() => rm(folder, { recursive: true }));

describe('the files of a folder', () => {
  it('are those behind links too, hidden ones not', async () => {
    await symlink(join(folder, 'site'), join(folder, 'other'));
    await symlink('a.csv', join(folder, 'site', 'b.csv'));
    await writeFile(join(folder, '.hidden'), '');
    expect(await listFiles(folder)).toEqual([
      ...['other/a.csv', 'other/b.csv', 'site/a.csv', 'site/b.csv'],
    ]);
    expect(await listFiles(join(folder, 'absent'))).toEqual([]);
  });

  it.each([
    ['nowhere', 'this link leads nowhere'],
    ['.', 'this link leads back to a folder that it lies in'],
    ['..', 'this link leads back to a folder that it lies in'],
    ['link', 'this link leads nowhere'],
  ])('end at a link to %s', async (target, message) => {
    await symlink(target, join(folder, 'site', 'link'));
    await expect(listFiles(folder)).rejects.toMatchObject({
      problems: [{ file: 'site/link', message }],
    });
  });

  it('end where two folders link to each other', async () => {
    await mkdir(join(folder, 'other'));
    await symlink(join(folder, 'other'), join(folder, 'site', 'link'));
    await symlink(join(folder, 'site'), join(folder, 'other', 'link'));
    await expect(listFiles(folder)).rejects.toThrow('leads back');
  });

  it('end at what can hang a reader', async () => {
    await symlink('/dev/zero', join(folder, 'site', 'pipe.csv'));
    await expect(listFiles(folder)).rejects.toMatchObject({
      problems: [{ file: 'site/pipe.csv', message: 'this is neither a file nor a folder' }],
    });
  });
});
