import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { generate } from '../src/index.ts';
import { DATA, listFiles, SEED, studyFiles } from './study-files.ts';

const files = await generate({ seed: SEED, declarations: studyFiles() });
const text = (path: string, encoding = 'utf-8') =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(files.get(path));

describe('generate', () => {
  it('gives the tracked exports, byte for byte, and no others', () => {
    expect([...files.keys()].sort()).toEqual(listFiles(DATA));
    const changed = [...files].filter(
      ([path, bytes]) => Buffer.compare(bytes, readFileSync(join(DATA, path))) !== 0,
    );
    expect(changed.map(([path]) => path)).toEqual([]);
  });

  it('gives the same bytes again, and others for another seed', { timeout: 60_000 }, async () => {
    const again = await generate({ seed: SEED, declarations: studyFiles() });
    expect([...again]).toEqual([...files]);
    const other = await generate({ seed: SEED + 1, declarations: studyFiles() });
    expect([...other.keys()]).toEqual([...files.keys()]);
    const patients = '2024-06-30/lmu/patienten.csv';
    expect(other.get(patients)).not.toEqual(files.get(patients));
  });

  it('writes each dialect as it is declared', async () => {
    const lmu = text('2024-06-30/lmu/tumordiagnose.csv', 'windows-1252');
    expect(lmu).toMatch(/^Patienten-Nr\.;Erstdiagnose;Histologie;.*;Größe Primärtumor \(mm\)\r\n/);
    expect(lmu).toMatch(/\r\n\d+;\d\d\.\d\d\.\d{4};Leiomyosarkom;8890\/3;G[123];Extremität;\d+/);
    expect(text('2024-06-30/erlangen/erstdiagnose.txt')).toMatch(/^\uFEFFFallnummer\tED-Datum/);
    expect(text('2024-06-30/erlangen/erstdiagnose.txt')).toMatch(/\n\d+\t\d\d\.\d{4}\t/);
    expect(text('2024-06-30/augsburg/patients.csv')).toMatch(/\nA\d+,\w+,[FM],\d{4}-\d\d-\d\d,/);
    const bundle = JSON.parse(text('2024-06-30/wuerzburg/centraxx.json')) as {
      entry: { resource: Record<string, unknown> }[];
    };
    expect(bundle.entry[0]?.resource).toMatchObject({
      resourceType: 'Patient',
      id: expect.stringMatching(/^Pseudonym-WUE\d+$/),
      birthDate: expect.stringMatching(/^\d{4}-\d\d$/),
    });
    expect(text('2024-06-30/registry/obds.xml')).toMatch(
      /<Geburtsdatum Datumsgenauigkeit="M">\d{4}-07-01</,
    );

    const tum = await readXlsx(files.get('2024-06-30/tum/sarkom_export.xlsx') as Uint8Array);
    expect(tum.sheets.map(({ name }) => name)).toContain('Pathologie');
    expect(tum.sheets[0]?.rows[1]?.[3]).toBeInstanceOf(Date);

    const regensburg = await readXlsx(
      files.get('2024-06-30/regensburg/STS_Regensburg.xlsx') as Uint8Array,
    );
    const pathology = regensburg.sheets.find(({ name }) => name === 'Pathology');
    expect(pathology?.rows[2]).toEqual([
      'Pat-ID',
      'OP-ID',
      'Nr',
      'Side',
      'Diameter (cm)',
      'Metastasis',
    ]);
    expect(pathology?.rows.slice(3).every((row) => typeof row[4] === 'string')).toBe(true);
  });

  it('knows less in the earlier freezes', () => {
    const rows = (freeze: string) => text(`${freeze}/augsburg/follow_up.csv`).split('\n').length;
    expect(rows('2022-12-31')).toBeLessThan(rows('2023-09-30'));
    expect(rows('2023-09-30')).toBeLessThan(rows('2024-06-30'));
    for (const [freeze, cutoff] of [
      ['2022-12-31', '2022-12-31'],
      ['2023-09-30', '2023-09-30'],
      ['2024-06-30', '2024-06-30'],
    ] as const) {
      const dates = text(`${freeze}/augsburg/follow_up.csv`).match(/\d{4}-\d\d-\d\d/g) ?? [];
      expect(dates.toSorted().at(-1)! <= cutoff).toBe(true);
    }
  });
});
