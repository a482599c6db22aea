import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashBytes } from '../src/files/hash-bytes.ts';
import { comparisonKey } from '../src/run/comparison-key.ts';
import { planComparison } from '../src/run/plan-comparison.ts';
import { workspacePaths } from '../src/workspace/paths.ts';

describe('whether a comparison would be made again', () => {
  let root: string;
  const options = { study: 'toy', before: 'f1', after: 'f2' };
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  const holds = () => planComparison(workspacePaths(root), options);
  const published = 'reports/toy/f2/difference-from-f1';
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'cohort-report-plan-'));
    await write('package.json', '{"version":"1"}');
    await write('data/toy/f1/a/p.csv', 'one');
  });
  afterAll(() => rm(root, { recursive: true }));

  it('is so until it is published, and after a change of what it is made from or of its files', async () => {
    expect(await holds()).toBe(false);
    await write(`${published}/difference.json`, '{}');
    const outputs = [{ path: 'difference.json', sha256: hashBytes('{}') }];
    const made_from = await comparisonKey(workspacePaths(root), options);
    await write(`${published}/manifest.json`, JSON.stringify({ made_from, same: true, outputs }));
    expect(await holds()).toBe(true);
    await write('data/toy/f1/a/p.csv', 'two');
    expect(await holds()).toBe(false);
    await write('data/toy/f1/a/p.csv', 'one');
    await write(`${published}/difference.json`, '{ }');
    expect(await holds()).toBe(false);
  });
});
