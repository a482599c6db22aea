import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderCsv } from '../../src/export/render-csv.ts';
import { plainText } from '../../src/view/plain-text.ts';
import type { Table, View } from '../../src/view/view-model.ts';
import { trial } from '../support/trial.ts';
import { viewOf } from '../support/view-of.ts';

let view: View;
beforeAll(async () => {
  view = await viewOf(trial());
});
const table = (id: string) =>
  view.sections
    .flatMap(({ blocks }) => blocks)
    .find((block): block is Table => block.kind === 'table' && block.file === `tables/${id}.csv`)!;
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

  it('say what one left out leaves, and which omission has no estimate', () => {
    const all = notes('without-stage');
    expect(all).toContain(
      'All: 24 patients, 10 events; without I: 13 patients, 8 events; without II: 14 patients, 3 events; without III: 21 patients, 9 events.',
    );
    expect(all.join('\n')).toMatch(
      /for each stage in turn.*a Wald p value at most 0\.05, of those/,
    );
    expect(all.join('\n')).toContain(
      'No estimate without II (there is no event among patients with',
    );
    expect(all).toContain('Multivariable model: 24 patients, 10 events.');
    const [head, arm] = table('without-stage').body;
    expect(plainText(head?.cells[0]?.spans ?? [])).toBe('Univariable models');
    expect(arm?.cells.map(({ spans }) => spans.map(({ row }) => row).find(Boolean) ?? '')).toEqual([
      ...['', '', 'without-stage|os|univariable|arm|b|hazard_ratio'],
      'without-stage|os|univariable|arm|b|p_value',
      ...['without-stage|os|univariable|arm|b|lowest_hazard_ratio', ''],
      ...['without-stage|os|univariable|arm|b|highest_hazard_ratio', ''],
      'without-stage|os|univariable|arm|b|significant',
    ]);
  });

  it('name nobody where each patient is left out in turn', async () => {
    const input = trial();
    for (const { analysis } of input.results.analyses)
      if (analysis.kind === 'leave_one_out') analysis.by = 'patient';
    input.results.rows = input.results.rows
      .filter(({ analysis, group }) => analysis !== 'without-stage' || group === undefined)
      .map(({ repeats: _, ...row }) => row);
    const one = (await viewOf(input)).sections
      .flatMap(({ blocks }) => blocks)
      .find((block): block is Table => block.kind === 'table' && block.id === 'without-stage')!;
    expect(renderCsv(one).split('\n').slice(0, 4)).toEqual([
      'Factor,Strata,All: HR (95 % CI),All: p,Lowest: HR (95 % CI),Highest: HR (95 % CI),p ≤ 0.05',
      'Univariable models,Univariable models,,,,,',
      expect.stringMatching(
        /^Arm,.*,0\.57 \(0\.11–2\.96\),0\.50,0\.55 \(.*\),0\.74 \(.*\),0 of 2$/,
      ),
      expect.stringMatching(/^Age at entry \(years\),per unit,.*,0 of 3$/),
    ]);
    for (const rows of [one.head, one.body])
      for (const { cells } of rows)
        expect(cells.reduce((sum, { colspan }) => sum + colspan, 0)).toBe(one.columns.length);
    const told = one.notes.map((note) => plainText(note));
    expect(told[0]).toBe(
      'Lowest, Highest: each model is fitted again without one patient, for each of its patients in turn; the lowest and the highest of these hazard ratios. Last column: how many of these models have a Wald p value at most 0.05, of those that give an estimate.',
    );
    expect(told).toContain('All: 24 patients, 10 events.');
    expect(told.join('\n')).toContain('No estimate in 1 of these models');
  });

  it('have no lines of models where a leave-one-out analysis has one, and strict levels as strict', async () => {
    const input = trial();
    for (const { analysis } of input.results.analyses)
      if (analysis.id === 'without-stage' && analysis.kind === 'leave_one_out')
        analysis.models = ['univariable'];
    input.bundle.study.display.significance_inclusive = false;
    const one = (await viewOf(input)).sections
      .flatMap(({ blocks }) => blocks)
      .find((block): block is Table => block.kind === 'table' && block.id === 'without-stage')!;
    expect(one.body).toHaveLength(2);
    expect(plainText(one.head[1]?.cells.at(-1)?.spans ?? [])).toBe('p\u00a0<\u00a00.05');
    expect(plainText(one.notes[0] ?? [])).toMatch(/^Univariable models: .*p value below 0\.05/);
  });

  it('tell the effect in everybody, then below each subgroup in its levels, with the interaction beside its name', () => {
    const { head, body } = table('subgroups');
    const words = (rows: typeof body) =>
      rows.map(({ cells }) => cells.map(({ spans }) => plainText(spans)));
    const B = '<b>B</b> #panic() $x$ *y* @z';
    expect(words(head)[0]?.slice(1)).toEqual([
      'Arm: events/n',
      `Arm: ${B} versus =HYPERLINK("http://x","A")`,
      '',
    ]);
    const lines = words(body);
    expect(lines.map(([name]) => name)).toEqual([
      ...['All patients', 'Stage', 'I', 'II', 'III', 'Missing'],
      ...['Age at entry (years)', '<60', '≥60'],
    ]);
    expect(body.map(({ cells }) => cells[0]?.indent)).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
      false,
      true,
      true,
    ]);
    expect(lines[0]?.slice(1, 5)).toEqual(['24', '13', '5/11', '8/13']);
    expect(lines[1]?.at(-1)).toBe('NA');
    expect(lines[4]?.slice(1)).toEqual(['3', '1', '0/0', '1/3', 'NA', 'NA', '']);
    expect(lines[5]?.slice(1)).toEqual(['1', '']);
    expect(lines[6]?.at(-1)).toBe('0.23');
    expect(
      body[7]?.cells.map(({ spans }) => spans.map(({ row }) => row).find(Boolean) ?? ''),
    ).toEqual([
      '',
      'subgroups|os|age_group|young|n',
      'subgroups|os|age_group|young|events',
      'subgroups|os|age_group=young|arm|b|events',
      'subgroups|os|age_group=young|arm|a|events',
      'subgroups|os|univariable|age_group=young|arm|b|hazard_ratio',
      'subgroups|os|univariable|age_group=young|arm|b|p_value',
      '',
    ]);
    const all = notes('subgroups').join('\n');
    expect(all).toContain(
      'Cox models of arm alone, in all patients and in those of each line. Interaction: Wald test',
    );
    expect(all).toContain('No patient has Stage = III and Arm');
    expect(all).toContain(
      'Caution: below 10 events per parameter estimates are unstable (Stage = I with 6.0',
    );
    expect(all).not.toContain('with all values of the model');
  });

  it('give each level of a factor of more than two a line, with hazard, strata and how many are known', () => {
    const { body } = table('subgroups-of-stage');
    const lines = body.map(({ cells }) => cells.map(({ spans }) => plainText(spans)));
    expect(lines.map((line) => line.slice(0, 4))).toEqual([
      ['All patients', '23', '11', 'I versus II'],
      ['III versus II', '0.71 (0.10–4.90)', '0.77'],
      ['Arm', '', 'NA'],
      ['=HYPERLINK("http://x","A")', '13', '7', 'I versus II'],
      ['III versus II', '0.47 (0.053–4.29)', '0.58'],
      ['<b>B</b> #panic() $x$ *y* @z', '10', '4', 'I versus II'],
      ['III versus II', 'NA', 'NA'],
    ]);
    const all = notes('subgroups-of-stage').join('\n');
    expect(all).toContain('All patients: 23 of 24, those with all values of the model.');
    expect(all).toContain('Cause-specific hazard of Progression');
    expect(all).toContain('All models are stratified by old');
    expect(all).toContain('(ties: breslow)');
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
