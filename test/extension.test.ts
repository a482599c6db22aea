import { cp, mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyWorkspace, type WorkspaceCopy } from './workspace-copy.ts';

const STUDY = 'ncctg-lung';
const REPORT = `reports/${STUDY}/1994-12-31`;

const SUBGROUP = `kind: cox_table
label: Table S2
title: Survival by decade of age among women
section: supplement
population: { include: 'sex == "female"', label: Women }
endpoint: early
models: [univariable]
derive:
  - name: decade
    label: Decade of age
    type: category
    expr: 'age < 60 ? "younger" : "older"'
    levels: [younger: Younger than 60, older: 60 and older]
factors:
  - { variable: decade, reference: younger }
`;

const ENDPOINT = `endpoints:
  - id: early
    label: Survival of the first year
    short: Year 1
    time: 'first(patient).survival_days < 365.0 ? first(patient).survival_days : 365.0'
    event: 'first(patient).status == "dead" && first(patient).survival_days < 365.0'
    definition: Time to death, followed for at most one year.
`;

/** The data know one kind of death: that of the other sex competes here, so that both add up to all. */
const COMPETING = `endpoints:
  - id: man
    label: Death of a man
    short: Man
    time: first(patient).survival_days
    event: 'first(patient).status == "dead" && first(patient).sex == "male"'
    competing:
      - { id: woman, label: Death of a woman, event: 'first(patient).status == "dead" && first(patient).sex == "female"' }
    definition: Time to death of a man.
`;
const INCIDENCE = `kind: cumulative_incidence
label: Figure S1
title: Whose deaths came first
section: supplement
endpoint: man
by: ph_ecog_class
times: [12]
horizon: 24
`;
const FINE_GRAY = `kind: cox_table
label: Table S3
title: Age and subdistribution
section: supplement
endpoint: man
hazard: subdistribution
models: [univariable]
factors: [age]
`;

describe('an analysis is added by a declaration alone', () => {
  let copy: WorkspaceCopy;
  beforeAll(async () => {
    copy = await copyWorkspace('plainly');
    await writeFile(`${copy.dir}/pipelines/${STUDY}/analyses/women-by-decade.yaml`, SUBGROUP);
    await copy.edit(`pipelines/${STUDY}/study.yaml`, (text) =>
      text.replace('endpoints:\n', ENDPOINT).replace('endpoints:\n', COMPETING),
    );
    const added = { incidence: INCIDENCE, 'fine-gray': FINE_GRAY };
    for (const [id, declared] of Object.entries(added))
      await writeFile(`${copy.dir}/pipelines/${STUDY}/analyses/${id}.yaml`, declared);
    const run = await copy.pipeline(['--study', STUDY]);
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
  }, 240_000);
  afterAll(() => copy.remove());

  it('gives result rows of the new factor, subgroup and endpoint', async () => {
    const { rows } = JSON.parse(await copy.read(`${REPORT}/results.json`)) as {
      rows: {
        analysis: string;
        endpoint?: string;
        variable?: string;
        statistic: string;
        value: number | null;
        n: number;
      }[];
    };
    const ratio = rows.find(
      (row) => row.analysis === 'women-by-decade' && row.statistic === 'hazard_ratio',
    );
    expect(ratio).toMatchObject({ endpoint: 'early', variable: 'decade', n: 90 });
    expect(ratio?.value).toBeGreaterThan(0);
  });

  it('gives the incidence of competing events, which add up to the deaths of the survival curve', async () => {
    const { rows } = JSON.parse(await copy.read(`${REPORT}/results.json`)) as {
      rows: { id: string; value: number | null }[];
    };
    const value = (id: string) => rows.find((row) => row.id === id)?.value ?? Number.NaN;
    const [man, woman] = ['', 'woman|'].map((cause) => value(`incidence|man|${cause}12|incidence`));
    expect(Math.min(man ?? 0, woman ?? 0)).toBeGreaterThan(0.1);
    expect((man ?? 0) + (woman ?? 0)).toBeCloseTo(1 - value('survival|os|12|survival'), 12);
    expect(value('incidence|man|woman|gray_p')).toBeGreaterThan(0);
    expect(value('fine-gray|man|univariable|age|hazard_ratio')).toBeGreaterThan(0);
    expect(await copy.read(`${REPORT}/figures/incidence.svg`)).toContain('Death of a woman');
    expect(await copy.read(`${REPORT}/tables/fine-gray.csv`)).toContain('SHR (95 % CI)');
    expect(await copy.read(`${REPORT}/report.html`)).toContain('Subdistribution hazard of Man');
  });

  it('appears in the report, as a table of its own and in the manifest', async () => {
    expect(await copy.read(`${REPORT}/report.html`)).toContain(
      'Survival by decade of age among women',
    );
    expect(await copy.read(`${REPORT}/tables/women-by-decade.csv`)).toContain('60 and older');
    const manifest = JSON.parse(await copy.read(`${REPORT}/manifest.json`)) as {
      outputs: { path: string }[];
      declarations: { path: string }[];
    };
    expect(manifest.outputs.map(({ path }) => path)).toContain('tables/women-by-decade.csv');
    expect(manifest.declarations.map(({ path }) => path)).toContain(
      'analyses/women-by-decade.yaml',
    );
  });
});

describe('a study is begun without code', () => {
  let copy: WorkspaceCopy;
  const NEW = 'pipelines/begun';
  beforeAll(async () => {
    copy = await copyWorkspace('plainly');
    await mkdir(`${copy.dir}/${NEW}`);
    for (const file of ['study.yaml', 'codebook.yaml'])
      await cp(`${copy.dir}/pipelines/${STUDY}/${file}`, `${copy.dir}/${NEW}/${file}`);
    await copy.edit(`${NEW}/study.yaml`, (text) =>
      text.replace('study: ncctg-lung', 'study: begun'),
    );
  }, 120_000);
  afterAll(() => copy.remove());

  it('drafts the mapping of a site that study.yaml lists already', async () => {
    const exported = `${copy.dir}/data/${STUDY}/1994-12-31/ncctg`;
    const ran = await copy.script('pipelines/runner/src/new-site.ts', [
      'ncctg',
      exported,
      '--study',
      'begun',
    ]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).not.toContain('add "ncctg"');
    expect(await copy.read(`${NEW}/sites/ncctg.yaml`)).toContain('to: ph_karno');
  });

  it('drafts its first analysis', async () => {
    const ran = await copy.script('pipelines/runner/src/new-analysis.ts', [
      'cox_table',
      'first',
      '--study',
      'begun',
    ]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(await copy.read(`${NEW}/analyses/first.yaml`)).toContain('kind: cox_table');
  });

  it('is told that its package.json is missing', async () => {
    const ran = await copy.pipeline(['--study', 'begun']);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('pipelines/begun/package.json: the file is missing');
  });
});
