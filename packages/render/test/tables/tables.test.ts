import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderCsv } from '../../src/export/render-csv.ts';
import { plainText } from '../../src/view/plain-text.ts';
import type { Table, View } from '../../src/view/view-model.ts';
import { tableOf } from '../support/table-of.ts';
import { trial } from '../support/trial.ts';
import { viewOf } from '../support/view-of.ts';

let view: View;
beforeAll(async () => {
  view = await viewOf(trial());
});
const table = (id: string) => tableOf(view, id);
const notes = (id: string) => table(id).notes.map((note) => plainText(note));
const KINDS = [
  'flow',
  'baseline',
  'baseline-by-arm',
  'toxicity',
  'cox',
  'interaction',
  'curves',
  'summary-by-arm',
  'early',
  'incidence',
  'fine-gray',
  'proportional-hazards',
  'without-stage',
  'subgroups',
  'subgroups-of-stage',
  'means-by-stage',
];

describe('tables', () => {
  it.each(KINDS)('%s is laid out as its golden', async (id) => {
    const golden = join(import.meta.dirname, `../fixtures/golden/${id}.csv`);
    await expect(renderCsv(table(id))).toMatchFileSnapshot(golden);
  });

  it.each(KINDS)('%s fills its columns in every row', (id) => {
    const { columns, head, body } = table(id);
    for (const rows of [head, body]) {
      const open: number[] = Array(columns.length).fill(0);
      for (const row of rows) {
        const reached = open.filter((left) => left > 0).length;
        const own = row.cells.reduce((sum, cell) => sum + cell.colspan, 0);
        expect(reached + own, id).toBe(columns.length);
        let column = 0;
        const spans = row.cells.flatMap((cell) => Array(cell.colspan).fill(cell.rowspan - 1));
        for (let at = 0; at < columns.length; at++)
          open[at] = open[at]! > 0 ? open[at]! - 1 : (spans[column++] ?? 0);
      }
      expect(open.every((left) => left === 0)).toBe(true);
    }
  });

  it('say what bold and italic mean, only where they occur', () => {
    expect(notes('cox')).toContain('Bold: p\u00a0≤\u00a00.05. Italic: p\u00a0<\u00a00.1. ');
    expect(notes('baseline').join()).not.toContain('Bold');
  });

  it('explain what could not be estimated, whom they hold, and what to beware of', () => {
    expect(notes('interaction').join('\n')).toMatch(/ No patient has Group = Late and Arm = /);
    expect(notes('early')).toContain('Population: Stage I (n\u00a0=\u00a011).');
    expect(notes('cox').join('\n')).toContain('Caution: 2.5 events per parameter');
  });

  it('tell the patients and events of interaction models from which patients drop out', async () => {
    const input = trial();
    for (const row of input.results.rows)
      if (row.analysis === 'interaction' && row.endpoint === 'os' && row.variable === 'age')
        Object.assign(row, { n: 20, events: 8 });
    const found = (await viewOf(input)).sections
      .flatMap(({ blocks }) => blocks)
      .find((block): block is Table => block.kind === 'table' && block.id === 'interaction')!;
    const [head, age, group] = renderCsv(found).split('\n');
    expect(head).toMatch(/^Factor,Strata,OS: n,OS: Events,OS: Ratio of HRs .*,PFS: n,PFS: Events,/);
    expect(age).toMatch(/^Age \(years\),per unit,20,8,1\.04 .*,24,15,0\.99 /);
    expect(group).toMatch(/^Group,Late versus early,24,10,–,NA,24,15,–,NA$/);
    expect(found.notes.map((note) => plainText(note))).toContain(
      'n, Events: the patients with all values of a model, and their events.',
    );
  });

  it('name several levels of an interaction as within a sentence', async () => {
    const input = trial();
    const result = input.results.analyses.find(({ analysis }) => analysis.id === 'interaction');
    result?.variables
      .find(({ name }) => name === 'group')
      ?.levels?.push({ value: 'middle', label: 'Middle' });
    const found = (await viewOf(input)).sections
      .flatMap(({ blocks }) => blocks)
      .find((block): block is Table => block.kind === 'table' && block.id === 'interaction')!;
    expect(renderCsv(found)).toContain('"Late, middle versus early"');
  });

  it.each([
    [/^/, /^Factor,Strata,OS: p,PFS: p$/, /Wald test of all product terms together \(/],
    [/^age$/, /^Factor,Strata,OS: Ratio of HRs /, /of all together, without one ratio \(/],
    [/^none$/, /^Factor,Strata,OS: Ratio of HRs /, /Wald test of the product term \(/],
  ])(
    'have ratios of interaction only where a product stands alone: without %s',
    async (variables, head, note) => {
      const input = trial();
      input.results.rows = input.results.rows.filter(
        ({ analysis, statistic, variable }) =>
          analysis !== 'interaction' ||
          !statistic.startsWith('interaction_hr') ||
          !variables.test(variable ?? ''),
      );
      const found = (await viewOf(input)).sections
        .flatMap(({ blocks }) => blocks)
        .find((block): block is Table => block.kind === 'table' && block.id === 'interaction')!;
      expect(renderCsv(found).split('\n')[0]).toMatch(head);
      expect(found.notes.map((line) => plainText(line)).join('\n')).toMatch(note);
    },
  );

  it('say which hazard the ratios are of, where events compete', async () => {
    expect(notes('fine-gray')).toContain(
      'Subdistribution hazard of Progression (Fine and Gray; competing: death without progression), standard errors robust.',
    );
    expect(notes('fine-gray').join('\n')).toMatch(/events per parameter, Wald test p\u00a0=/);
    expect(notes('cox').join('\n')).not.toContain('hazard of');
    const input = trial();
    for (const { analysis } of input.results.analyses)
      if (analysis.id === 'fine-gray' && analysis.kind === 'cox_table') analysis.hazard = undefined;
    const { sections } = await viewOf(input);
    const found = sections
      .flatMap(({ blocks }) => blocks)
      .find((block): block is Table => block.kind === 'table' && block.id === 'fine-gray')!;
    expect(renderCsv(found)).toContain('Univariable: HR (95 % CI)');
    expect(found.notes.map((note) => plainText(note))).toContain(
      'Cause-specific hazard of Progression: patients count as censored at a competing event (death without progression).',
    );
  });

  it('say what a test of proportional hazards means, and what its scale and ties are', async () => {
    const [scale, meaning, model] = notes('proportional-hazards');
    expect(scale).toBe(
      'Grambsch–Therneau score test of whether log hazard ratios change linearly with the rank of time (ties: Efron); a factor of several levels is tested as a whole.',
    );
    expect(meaning).toMatch(
      /^A small p value speaks against .* A large p value does not prove them/,
    );
    expect(model).toBe('Multivariable model: 24 patients, 10 events.');
    const all = notes('proportional-hazards').join('\n');
    expect(all).toMatch(/ The 10 events of this model cannot tell whether hazard ratios change/);
    expect(all).toContain('Bold: p\u00a0≤\u00a00.05. Italic: p\u00a0<\u00a00.1. ');
    expect(all).toContain('Caution: 5.0 events per parameter');
    expect(all).toContain('df, degrees of freedom');
    const input = trial();
    for (const { analysis } of input.results.analyses)
      if (analysis.kind === 'proportional_hazards')
        Object.assign(analysis, {
          ...{ endpoint: 'progression', ties: 'exact', transform: 'log', strata: ['arm'] },
          models: ['univariable'],
        });
    const { sections } = await viewOf(input);
    const found = sections
      .flatMap(({ blocks }) => blocks)
      .find(
        (block): block is Table => block.kind === 'table' && block.id === 'proportional-hazards',
      )!;
    const other = found.notes.map((note) => plainText(note)).join('\n');
    expect(other).toContain(
      'change linearly with the logarithm of time (ties: exact in the model, Breslow in the test)',
    );
    expect(other).toContain('Cause-specific hazard of Progression: patients count as censored');
    expect(other).toContain('All models are stratified by arm');
    expect(other).not.toContain('Multivariable model: 24');
    expect(renderCsv(found)).not.toContain('All factors together');
  });

  it('print an incidence of 0 without limits, with the reason below', async () => {
    const input = trial();
    const reason = 'at an incidence of 0 the interval has no limits';
    for (const row of input.results.rows)
      if (/^incidence\|progression\|death\|12\|incidence/.test(row.id))
        Object.assign(row, row.statistic === 'incidence' ? { value: 0 } : { value: null, reason });
    const { sections } = await viewOf(input);
    const found = sections
      .flatMap(({ blocks }) => blocks)
      .find(
        (block): block is Table => block.kind === 'table' && block.file === 'tables/incidence.csv',
      )!;
    expect(renderCsv(found)).toMatch(/Death without progression,All,24,6,0\.0,/);
    expect(found.notes.map((note) => plainText(note))).toContain(
      ' At an incidence of 0 the interval has no limits.',
    );
  });

  it('say by what models are stratified', async () => {
    const input = trial();
    for (const { analysis } of input.results.analyses)
      if (analysis.kind === 'cox_table' || analysis.kind === 'interaction_table')
        analysis.strata = ['arm'];
    const { sections } = await viewOf(input);
    for (const id of ['cox', 'interaction']) {
      const found = sections
        .flatMap(({ blocks }) => blocks)
        .find((block): block is Table => block.kind === 'table' && block.id === id)!;
      expect(found.notes.map((note) => plainText(note)).join('\n')).toContain(
        'All models are stratified by arm: each stratum',
      );
    }
  });

  it('speak of one patient and one event', async () => {
    const input = trial();
    for (const row of input.results.rows)
      if (row.analysis === 'cox' && row.model === 'multivariable' && !row.variable)
        Object.assign(row, row.statistic === 'n' || row.statistic === 'events' ? { value: 1 } : {});
    const found = (await viewOf(input)).sections
      .flatMap(({ blocks }) => blocks)
      .find((block): block is Table => block.kind === 'table' && block.id === 'cox')!;
    expect(found.notes.map((note) => plainText(note)).join('\n')).toContain(
      'Multivariable model: 1 patient, 1 event, ',
    );
  });

  it('give no unit to a median follow-up that is not reached', async () => {
    const input = trial();
    const { rows } = input.results;
    const at = rows.findIndex(
      (row) => row.analysis === 'summary-by-arm' && row.statistic === 'follow_up' && !row.group,
    );
    rows[at] = { ...rows[at]!, value: null, reason: 'the curve stays above 50 %' };
    const found = (await viewOf(input)).sections
      .flatMap(({ blocks }) => blocks)
      .find((block): block is Table => block.kind === 'table' && /summary/.test(block.file ?? ''))!;
    const told = found.notes.map((note) => plainText(note)).join('\n');
    expect(told).toMatch(/reverse Kaplan–Meier on OS: not reached\S* \(95/);
    expect(notes('summary-by-arm').join('\n')).toMatch(/on OS: 20\.0 months \(95/);
  });

  it('explain abbreviations, declared ones first', () => {
    expect(notes('cox').at(-1)).toBe(
      'OS, overall survival; CI, confidence interval; HR, hazard ratio.',
    );
  });
});
