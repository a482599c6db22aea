import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyWorkspace, type Ran, type WorkspaceCopy } from './workspace-copy.ts';

const root = resolve(import.meta.dirname, '..');
const STUDY = 'pulmonary-metastasectomy';
const FREEZE = '2024-06-30';
const DATA = `data/${STUDY}/${FREEZE}`;
const REPORT = `reports/${STUDY}/${FREEZE}`;

/** Replaces the cell of the first data row in a column of a delimited file. */
function firstCell(text: string, delimiter: string, column: string, value: string): string {
  const lines = text.split('\n');
  const index = (lines[0] as string).trim().split(delimiter).indexOf(column);
  if (index < 0) throw new Error(`no column ${column}`);
  const cells = (lines[1] as string).split(delimiter);
  cells[index] = value;
  lines[1] = cells.join(delimiter);
  return lines.join('\n');
}

describe('bad input', () => {
  let copy: WorkspaceCopy;
  let report: Buffer;
  let ran: Ran;

  beforeAll(async () => {
    copy = await copyWorkspace('plainly');
    await cp(join(root, REPORT), join(copy.dir, REPORT), { recursive: true });
    report = await readFile(join(copy.dir, REPORT, 'report.pdf'));

    await rm(join(copy.dir, DATA, 'erlangen/todesfaelle.txt'));
    await writeFile(join(copy.dir, DATA, 'erlangen/komplikationen.txt'), '');
    await copy.edit(`${DATA}/augsburg/diagnosis.csv`, (text) =>
      firstCell(text, ',', 'histology', 'klingon'),
    );
    await copy.edit(`${DATA}/augsburg/metastases.csv`, (text) =>
      firstCell(text, ',', 'detected', '2012-02-31'),
    );
    await copy.edit(`${DATA}/augsburg/lesions.csv`, (text) =>
      text.replace('diameter_mm', 'diametre'),
    );
    await copy.edit(`${DATA}/wuerzburg/komplikation.csv`, (text) => text.replaceAll(';', '|'));
    await writeFile(
      join(copy.dir, DATA, 'wuerzburg/pathologie.csv'),
      Buffer.concat([
        await readFile(join(copy.dir, DATA, 'wuerzburg/pathologie.csv')),
        Buffer.from([0xff, 0xfe, 0xc4, 0x0a]),
      ]),
    );
    await copy.edit(`${DATA}/registry/obds.xml`, (text) =>
      text.replace('<oBDS', '<!DOCTYPE oBDS [<!ENTITY e SYSTEM "file:///etc/hostname">]><oBDS'),
    );
    await copy.edit(`${DATA}/wuerzburg/centraxx.json`, (text) => text.slice(0, -20));
    await copy.edit(`pipelines/${STUDY}/analyses/table-3.yaml`, (text) =>
      text.replace(/^endpoint: os/m, 'endpoint: pfs'),
    );
    await copy.edit(`pipelines/${STUDY}/analyses/table-4.yaml`, (text) =>
      text.replace('interaction_table', 'interaktion'),
    );
    await writeFile(
      join(copy.dir, `pipelines/${STUDY}/analyses/broken.yaml`),
      'kind: cox_table\nlabel: "open\n',
    );
    ran = await copy.pipeline();
  }, 240_000);
  afterAll(() => copy.remove());

  it('ends with exit code 1 and leaves the last good report as it was', async () => {
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('No report was made; the last good one is as it was.');
    expect(Buffer.compare(report, await readFile(join(copy.dir, REPORT, 'report.pdf')))).toBe(0);
  });

  it('leaves the questions to each site concerned, and says where', async () => {
    const blocked = `pipelines/${STUDY}/.stages/blocked`;
    expect(ran.stderr).toContain(
      `Questions to send to the sites: ${blocked}/queries/ (augsburg.xlsx, erlangen.xlsx, `,
    );
    const sheet = await readFile(join(copy.dir, blocked, 'queries/augsburg.xlsx'));
    expect(sheet.subarray(0, 2).toString()).toBe('PK');
    const list = await readFile(join(copy.dir, blocked, 'findings.txt'), 'utf8');
    expect(list).toMatch(/^\[blocking\][\s\S]*klingon/);
  });

  it.each([
    ['a missing file', /erlangen\/todesfaelle\.txt.*missing/],
    ['an empty file', /erlangen\/komplikationen\.txt.*empty/],
    [
      'a required value that is not mapped',
      /augsburg\/diagnosis\.csv, row 2, column "histology"[\s\S]*?klingon/,
    ],
    ['an impossible date', /augsburg\/metastases\.csv, row 2, column "detected"[\s\S]*?2012-02-31/],
    ['a renamed column', /augsburg\/lesions\.csv[\s\S]*?diametre/],
    ['a wrong delimiter', /wuerzburg\/komplikation\.csv[\s\S]*?delimiter/],
    ['a wrong encoding', /wuerzburg\/pathologie\.csv[\s\S]*?(encoding|utf-8)/i],
    ['an entity of another file', /registry\/obds\.xml.*refused for safety/],
    ['a bundle cut off', /wuerzburg\/centraxx\.json.*no JSON/],
    ['an unknown endpoint', /analyses\/table-3\.yaml[\s\S]*?unknown endpoint "pfs"[\s\S]*?dfs, os/],
    ['an unknown kind', /analyses\/table-4\.yaml:\d+, kind/],
    ['a broken YAML', /analyses\/broken\.yaml:\d+.*not valid YAML/],
  ])('tells of %s among all others', (_, expected) => {
    expect(ran.stderr).toMatch(expected);
  });

  it('says of each problem what to do or what was expected, and shows no stack trace', () => {
    expect(ran.stderr).not.toMatch(/\n\s+at .*\.ts:\d+/);
    expect(ran.stderr.match(/to do:|expected:/g)?.length).toBeGreaterThan(8);
  });

  it('tells once of declarations that stop a run, and points to no findings of an earlier one', async () => {
    await copy.edit(`pipelines/${STUDY}/study.yaml`, (text) => text.replace('title:', 'titel:'));
    for (const args of [[], ['--freeze', '2024-06-30'], ['--plan']]) {
      const { code, stderr } = await copy.pipeline(args);
      expect(code).toBe(1);
      expect(stderr.match(/unknown key "titel"/g)?.length).toBe(1);
      expect(stderr).not.toContain('.stages/blocked');
    }
  });
});

describe('a death before the surgery', () => {
  it('stops the freeze and names the row', async () => {
    const copy = await copyWorkspace('plainly');
    try {
      await copy.edit(`${DATA}/augsburg/deaths.csv`, (text) =>
        firstCell(text, ',', 'date_of_death', '1999-01-01'),
      );
      await copy.edit(`${DATA}/registry/obds.xml`, (text) =>
        text.replaceAll(/<Meldung Meldung_ID="T[\s\S]*?<\/Meldung>/g, ''),
      );
      const ran = await copy.pipeline();
      expect(ran.code).toBe(1);
      expect(ran.stderr).toMatch(
        /augsburg\/deaths\.csv, row 2[\s\S]*?before the first pulmonary metastasectomy/,
      );
    } finally {
      await copy.remove();
    }
  }, 120_000);
});
