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

describe('leave-one-out tables', () => {
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
});
