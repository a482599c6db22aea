import { beforeAll, describe, expect, it } from 'vitest';
import { plainText } from '../../src/view/plain-text.ts';
import type { View } from '../../src/view/view-model.ts';
import { tableOf } from '../support/table-of.ts';
import { trial } from '../support/trial.ts';
import { viewOf } from '../support/view-of.ts';

let view: View;
beforeAll(async () => {
  view = await viewOf(trial());
});
const table = (id: string) => tableOf(view, id);
const notes = (id: string) => table(id).notes.map((note) => plainText(note));

describe('tables of subgroup effects', () => {
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
});
