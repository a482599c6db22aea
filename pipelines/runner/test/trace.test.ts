import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCohort, ingest, traceValue } from '@cohort-report/ingest';
import { loadStudy } from '@cohort-report/schema';
import { beforeAll, describe, expect, it } from 'vitest';
import { DATA, listFiles, studyFiles } from '../../../packages/synthetic/test/study-files.ts';
import { traceText } from '../src/cli/trace-text.ts';

const freeze = '2024-06-30';
const bundle = loadStudy(studyFiles(), ['sites']);
const files = new Map(
  listFiles(join(DATA, freeze)).map((file) => [
    file,
    new Uint8Array(readFileSync(join(DATA, freeze, file))),
  ]),
);
let records: Awaited<ReturnType<typeof ingest>>;
let cohort: ReturnType<typeof buildCohort>['cohort'];
beforeAll(async () => {
  records = await ingest({ bundle, freeze, files });
  cohort = buildCohort({ bundle, records }).cohort;
});

const trace = (patient: string, variable: string) =>
  traceValue({ bundle, records, files, patient, variable });

function inOrder<T>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

describe('trace', () => {
  it.each(['lmu', 'tum', 'augsburg', 'erlangen', 'wuerzburg'])(
    'leads from the largest diameter to its cell at %s',
    async (site) => {
      const index = cohort.site.indexOf(site);
      const found = await trace(cohort.patients[index]!, 'max_diameter_cm');
      expect(found.value).toBe(cohort.columns.max_diameter_cm![index]);
      expect(found.steps[0]?.name).toBe('max_diameter_cm');
      const sizes = found.cells.filter(({ field }) => field === 'diameter_mm');
      const millimetres = Number(found.value) * 10;
      expect(sizes.map(({ value }) => value)).toContainEqual(expect.closeTo(millimetres, 9));
      for (const cell of sizes.filter(({ decides }) => decides))
        expect(cell.value).toBeCloseTo(millimetres, 9);
      for (const cell of sizes) expect(Number(cell.raw.replace(',', '.'))).toBeGreaterThan(0);
      const [first] = sizes;
      if (first?.file.endsWith('.csv')) {
        const lines = Buffer.from(files.get(first.file)!).toString('latin1').split(/\r?\n/);
        expect(lines[first.row - 1]).toContain(first.raw);
      }
    },
  );

  it('shows no identifier of the patient, in any variable', async () => {
    const ids = new Set(
      Object.entries(records.entities).flatMap(([entity, rows]) =>
        rows.flatMap(({ values }) =>
          Object.entries(bundle.codebook.entities[entity]!.fields).flatMap(([name, field]) =>
            field.identifying && String(values[name] ?? '').length >= 6
              ? [String(values[name])]
              : [],
          ),
        ),
      ),
    );
    for (const variable of ['age_at_diagnosis', 'n_lesions', 'os', 'systemic_therapy']) {
      const text = traceText(await trace(cohort.patients[3]!, variable), freeze);
      expect(text).toContain('Read from');
      const words = text.match(/[A-Za-z0-9-]+/g) ?? [];
      expect(words.filter((word) => ids.has(word))).toEqual([]);
    }
  });

  it('leads to the file and entry where a mapping names many files by a pattern', async () => {
    const whole = 'wuerzburg/centraxx.json';
    const exported = JSON.parse(Buffer.from(files.get(whole)!).toString('utf8'));
    const paged = new Map(files);
    paged.delete(whole);
    const page = (name: string, entry: unknown[]) =>
      paged.set(
        `wuerzburg/bundles/${name}.json`,
        Buffer.from(JSON.stringify({ ...exported, entry })),
      );
    for (const odd of [0, 1])
      page(
        `page-${odd}`,
        exported.entry.filter((_: unknown, index: number) => index % 2 === odd),
      );
    const mapping = 'sites/wuerzburg.yaml';
    const declared = studyFiles();
    const pattern = declared
      .get(mapping)!
      .replaceAll('file: centraxx.json', 'file: bundles/*.json');
    const inPages = loadStudy(new Map([...declared, [mapping, pattern]]), ['sites']);
    const input = {
      patient: cohort.patients[cohort.site.indexOf('wuerzburg')]!,
      variable: 'os',
      bundle: inPages,
      files: paged,
      records: await ingest({ bundle: inPages, freeze, files: paged }),
    };
    const found = await traceValue(input);
    const before = await trace(input.patient, input.variable);
    const seen = new Set(found.cells.map(({ file }) => file));
    expect(seen).toContain('wuerzburg/bundles/page-1.json');
    expect(seen).toContain('wuerzburg/bundles/page-0.json');
    const unpaged = found.cells.map((cell) => ({
      ...cell,
      row: 2 * cell.row - (cell.file.endsWith('page-0.json') ? 1 : 0),
      file: cell.file.replace(/bundles\/page-\d/, 'centraxx'),
    }));
    expect({ ...found, cells: inOrder(unpaged) }).toEqual({
      ...before,
      cells: inOrder(before.cells),
    });
  });

  it('leads to the row that a value was taken from, where several rows make one record', async () => {
    const patient = cohort.patients[cohort.site.indexOf('augsburg')]!;
    const diagnosis = 'augsburg/diagnosis.csv';
    const sizeOf = (found: Awaited<ReturnType<typeof trace>>) =>
      found.cells.find(({ field }) => field === 'primary_size_cm');
    const before = sizeOf(await trace(patient, 'primary_size_cm'))!;
    const lines = Buffer.from(files.get(diagnosis)!).toString('utf8').trimEnd().split('\n');
    const whole = lines[before.row - 1]!;
    lines[before.row - 1] = whole.replace(/[^,]*$/, '');
    const split = new Map([
      ...files,
      [diagnosis, new Uint8Array(Buffer.from([...lines, whole].join('\n')))],
    ]);
    const found = await traceValue({
      bundle,
      records: await ingest({ bundle, freeze, files: split }),
      files: split,
      patient,
      variable: 'primary_size_cm',
    });
    expect(sizeOf(found)).toEqual({ ...before, row: lines.length + 1 });
  });

  it('names what there is for a patient or variable that there is not', async () => {
    await expect(trace('000000000000', 'age_group')).rejects.toThrow(/no patient/);
    await expect(trace(cohort.patients[0]!, 'shoe_size')).rejects.toThrow(/there are: .*age_group/);
  });
});
