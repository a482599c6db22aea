import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyWorkspace, type WorkspaceCopy } from './workspace-copy.ts';

const root = resolve(import.meta.dirname, '..');
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
  beforeAll(async () => {
    copy = await copyWorkspace();
    const run = await copy.pipeline(['--study', study, '--all']);
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
  }, 240_000);
  afterAll(() => copy.remove());

  it('are what their raw data give, byte for byte', async () => {
    const files = reportFiles(copy.dir, study);
    expect(files.filter((file) => file.endsWith('report.html')).length).toBeGreaterThan(0);
    expect(reportFiles(root, study)).toEqual(files);
    expect(await differing(root, copy.dir, study, files)).toEqual([]);
  });

  it('are the same in another time zone and locale', async () => {
    const elsewhere = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
    const run = await copy.pipeline(['--study', study, '--force'], elsewhere);
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/report\.pdf \(unchanged\)/);
  }, 120_000);

  it('leave no identifier of the raw data in any text of the report', async () => {
    const records = JSON.parse(
      await copy.read(`pipelines/${study}/.stages/ingest/records.json`),
    ) as {
      entities: Record<string, { values: Record<string, unknown> }[]>;
    };
    const identifiers = new Set(
      Object.values(records.entities)
        .flat()
        .flatMap(({ values }) => [values.patient_id, values.linkage_id, values.birth_date])
        .filter((value): value is string => typeof value === 'string' && value.length >= 5)
        // A count or the size of a file may equal a short number.
        .filter((value) => !/^\d{1,6}$/.test(value)),
    );
    if (study === 'pulmonary-metastasectomy') expect(identifiers.size).toBeGreaterThan(300);
    const newest = readdirSync(join(copy.dir, 'reports', study), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
      .at(-1) as string;
    const texts = reportFiles(copy.dir, study).filter(
      (file) => file.startsWith(newest) && !/\.pdf$|manifest/.test(file),
    );
    for (const file of texts) {
      const words = new Set(
        (await copy.read(`reports/${study}/${file}`)).match(/[A-Za-z0-9-]{5,}/g),
      );
      expect([...identifiers].filter((identifier) => words.has(identifier))).toEqual([]);
    }
    expect(texts.length).toBeGreaterThan(5);
  });
});
