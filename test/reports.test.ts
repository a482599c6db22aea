import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawIdentifiers } from './raw-identifiers.ts';
import { wordsIn, wordsOf } from './words-of.ts';
import { copyWorkspace, type Ran, type WorkspaceCopy } from './workspace-copy.ts';

const root = resolve(import.meta.dirname, '..');
const ELSEWHERE = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
const STUDIES = ['pulmonary-metastasectomy', 'ncctg-lung'];

/** Every file of the reports of one study, relative to the study's reports. */
function reportFiles(workspace: string, study: string): string[] {
  const folder = join(workspace, 'reports', study);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

async function differing(
  a: string,
  b: string,
  study: string,
  files: readonly string[],
): Promise<string[]> {
  const differs = await Promise.all(
    files.map(async (file) => {
      const [left, right] = await Promise.all(
        [a, b].map((dir) => readFile(join(dir, 'reports', study, file))),
      );
      return Buffer.compare(left as Buffer, right as Buffer) !== 0;
    }),
  );
  return files.filter((_, index) => differs[index]);
}

describe.each(STUDIES)('the tracked reports of %s', (study) => {
  let copy: WorkspaceCopy;
  let all: Ran;
  beforeAll(async () => {
    copy = await copyWorkspace('by pnpm');
    all = await copy.pipeline(['--study', study, '--all'], ELSEWHERE);
    expect(all.stderr).toBe('');
    expect(all.code).toBe(0);
  }, 480_000);
  afterAll(() => copy.remove());

  it('are what their raw data give in another time zone and locale, byte for byte', async () => {
    const files = reportFiles(copy.dir, study);
    expect(files.filter((file) => file.endsWith('report.html')).length).toBeGreaterThan(0);
    expect(reportFiles(root, study)).toEqual(files);
    expect(await differing(root, copy.dir, study, files)).toEqual([]);
  });

  it('leave no identifier of the raw data in any file of any version, nor in a log', async () => {
    const identifiers = [...(await rawIdentifiers(copy.dir, study)).values()].flatMap((own) => [
      ...own,
    ]);
    const files = reportFiles(copy.dir, study).map((file) => join('reports', study, file));
    const logs = readdirSync(join(copy.dir, 'pipelines', study, '.turbo'))
      .filter((file) => file.endsWith('.log'))
      .map((file) => join('pipelines', study, '.turbo', file));
    expect(logs.length).toBeGreaterThan(3);
    for (const file of [...files, ...logs]) {
      const words = await wordsOf(join(copy.dir, file));
      expect(words.size, file).toBeGreaterThan(5);
      expect(identifiers.filter((identifier) => words.has(identifier)).length, file).toBe(0);
    }
    const said = wordsIn(all.stdout + all.stderr);
    expect(identifiers.filter((identifier) => said.has(identifier)).length).toBe(0);
  }, 240_000);

  it.each(['report.pdf', 'report.docx', 'tables.xlsx'])(
    'say what their pages say in the text of %s, so that a search of it means something',
    async (name) => {
      const pages = reportFiles(copy.dir, study).filter((file) => file.endsWith('report.html'));
      for (const file of pages) {
        const path = (other: string) =>
          join(copy.dir, 'reports', study, file.replace('report.html', other));
        const [paper, page, table] = [
          await wordsOf(path(name)),
          await wordsOf(path('report.html')),
          await wordsOf(path('tables/table-1.csv')),
        ];
        const plain = [...table].filter((word) => /^\p{L}{4,}$/u.test(word) && page.has(word));
        expect(plain.length, file).toBeGreaterThan(5);
        const set = plain.filter((word) => paper.has(word));
        // A word at the end of a line of the PDF may be parted.
        expect(set.length / plain.length, file).toBeGreaterThan(
          name === 'report.pdf' ? 0.9 : 0.999,
        );
      }
    },
    60_000,
  );
});

describe('the search for identifiers', () => {
  it('knows those of every site and finds one planted in any format', async () => {
    const bySite = await rawIdentifiers(root, 'pulmonary-metastasectomy');
    expect(bySite.size).toBe(7);
    for (const [site, own] of bySite) {
      expect(own.size, site).toBeGreaterThan(35);
      for (const identifier of own) {
        for (const text of [
          `<td class="x">${identifier}</td>`,
          `{"value": "${identifier}", "n": 3}`,
          `a,${identifier},12`,
          `row of ${identifier}: unreadable`,
          `figures/site-${identifier}.svg`,
        ])
          expect(wordsIn(text).has(identifier), site).toBe(true);
      }
    }
  });

  it('keeps the cache of the stages on this machine', async () => {
    const turbo = JSON.parse(await readFile(join(root, 'turbo.json'), 'utf8'));
    expect(turbo.remoteCache).toEqual({ enabled: false });
    const ignored = (await readFile(join(root, '.gitignore'), 'utf8')).split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.turbo/', '.stages/']));
  });
});
