import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFolder } from '../src/files/read-folder.ts';
import { replaceFolder } from '../src/files/replace-folder.ts';
import { publishReport } from '../src/run/publish-report.ts';
import { withChecksums } from '../src/stage/stage-files.ts';

describe('a report that is put in place', () => {
  let root: string;
  let rendered: string;
  let target: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'cohort-report-publish-'));
    [rendered, target] = [join(root, 'stage'), join(root, 'report')];
    await replaceFolder(
      target,
      new Map([
        ['report.html', Buffer.from('1')],
        ['difference-from-f0/difference.html', Buffer.from('d')],
      ]),
    );
  });
  afterEach(() => rm(root, { recursive: true }));

  const render = (text: string) =>
    replaceFolder(rendered, withChecksums(new Map([['report.html', Buffer.from(text)]])));
  const files = async () =>
    Object.fromEntries([...(await readFolder(target))].map(([path, b]) => [path, String(b)]));

  it('replaces another one, and the differences that spoke of it', async () => {
    await render('2');
    expect(await publishReport(rendered, target, async () => {})).toBe(true);
    expect(await files()).toEqual({ 'report.html': '2' });
  });

  it('leaves one of the same bytes alone, with its differences, and asks nothing', async () => {
    await render('1');
    const check = () => Promise.reject(new Error('not to be asked'));
    expect(await publishReport(rendered, target, check)).toBe(false);
    expect(Object.keys(await files())).toHaveLength(2);
  });

  it('stays as it was where an input changed during the run', async () => {
    await render('2');
    const check = () => Promise.reject(new Error('an input changed'));
    await expect(publishReport(rendered, target, check)).rejects.toThrow('an input changed');
    expect(await files()).toMatchObject({ 'report.html': '1' });
  });
});
