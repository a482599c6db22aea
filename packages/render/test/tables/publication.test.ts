import type { Analysis, AuditFinding, ScorecardEntry } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { createTextWidth } from '../../src/figures/text-width.ts';
import { renderHtml } from '../../src/html/render-html.ts';
import { renderReport } from '../../src/index.ts';
import { pdfData } from '../../src/pdf/pdf-data.ts';
import { trial } from '../support/trial.ts';
import { viewOf } from '../support/view-of.ts';

const common = { section: 'publication', order: 1, derive: [], notes: [], abbreviations: {} };
const entry = (change: Partial<ScorecardEntry>): ScorecardEntry => ({
  id: 'abstract.n',
  place: 'abstract',
  label: 'Patients',
  statistic: 'n',
  printed: '24',
  row: 'baseline|n',
  percent: false,
  value: 24,
  rounded: '24',
  lower: null,
  upper: null,
  distance: 0,
  status: 'match',
  findings: [],
  ...change,
});
const finding = (change: Partial<AuditFinding>): AuditFinding => ({
  id: 'sums.a',
  relation: 'sums',
  subject: 'Arms',
  verdict: 'consistent',
  arithmetic: '12 + 12 = 24',
  values: [],
  impossible: [],
  ...change,
});

/** The trial with a publication held against it. */
function published() {
  const input = trial();
  const add = (analysis: object) => {
    const whole = { ...common, basis: 'stated', ...analysis } as unknown as Analysis;
    input.bundle.analyses.push(whole);
    input.results.analyses.push({ analysis: whole, n: 24, variables: [], warnings: [] });
  };
  add({ kind: 'scorecard', id: 'scorecard', label: 'Scorecard', title: 'Printed and computed' });
  add({ kind: 'audit', id: 'audit', label: 'Audit', title: 'Printed values', relations: [] });
  input.results.scorecard = {
    analysis: 'scorecard',
    places: [{ id: 'abstract', label: 'Abstract' }],
    entries: [
      entry({}),
      entry({
        ...{ label: 'Missed', statistic: 'hazard_ratio_lower', printed: '0.71' },
        ...{ value: 0.756, rounded: '0.76', status: 'miss', distance: 4.6 },
      }),
      entry({
        ...{ label: 'Absent', statistic: 'p_value', value: null, rounded: null, distance: null },
        ...{ reason: 'nobody', status: 'absent' },
      }),
      entry({
        ...{ label: 'Proven', statistic: 'percent', printed: '2', percent: true, value: 2 / 77 },
        ...{ rounded: '3', distance: 0.597, status: 'impossible', findings: ['sums.a'] },
      }),
    ],
  };
  input.results.audit = {
    analysis: 'audit',
    relations: [{ id: 'sums', title: 'Sums' }],
    findings: [finding({}), finding({ subject: 'Percentages', verdict: 'impossible' })],
  };
  return input;
}

describe('the publication compared', () => {
  it('has a section for each analysis, titled as it is', async () => {
    const view = await viewOf(published());
    const titles = view.sections.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Printed and computed', 'Printed values']));
  });

  it('shows every value and finding, in print the misses first and the consistent findings left out', async () => {
    const view = await viewOf(published());
    const page = renderHtml(view);
    const print = pdfData(view, createTextWidth()).json;
    const values = ['Patients: n', 'Missed: HR, lower', 'Absent: p', 'Proven: %'];
    for (const words of [...values, 'Arms', 'Percentages', 'Nobody.'])
      expect(page).toContain(words);
    for (const words of [...values, 'Percentages', 'Nobody.']) expect(print).toContain(words);
    expect(print).not.toContain('Arms');
    const order = (text: string) =>
      values
        .toSorted((a, b) => text.indexOf(a) - text.indexOf(b))
        .map((words) => words.split(':')[0]);
    expect(order(page)).toEqual(['Patients', 'Missed', 'Absent', 'Proven']);
    expect(order(print)).toEqual(['Missed', 'Proven', 'Absent', 'Patients']);
  });

  it('filters by status without a script, each choice with a rule of the style sheet', async () => {
    const page = renderHtml(await viewOf(published()));
    const choices = [...page.matchAll(/value="([a-z]+)"( checked)?> ([^<]+)<\/label>/g)];
    expect(choices.map(([, mark, , text]) => `${mark}: ${text}`)).toEqual([
      'all: all (4)',
      'match: match (1)',
      'miss: miss (1)',
      'impossible: impossible (1)',
      'absent: not computed (1)',
      'all: all (2)',
      'impossible: impossible (1)',
      'consistent: consistent (1)',
    ]);
    expect(choices.filter(([, , checked]) => checked).map(([, mark]) => mark)).toEqual([
      'all',
      'all',
    ]);
    for (const [, mark] of choices.filter(([, name]) => name !== 'all')) {
      expect(page).toContain(
        `.filtered:has([value="${mark}"]:checked) tbody tr:not([data-mark="${mark}"])`,
      );
      expect(page).toContain(`<tr data-mark="${mark}">`);
    }
    expect(page).not.toContain('<script');
  });

  it('leads from the computed value to its row and from the impossible one to the finding', async () => {
    const page = renderHtml(await viewOf(published()));
    expect(page).toMatch(/data-row="baseline\|n"[^>]*>0\.756</);
    expect(page).toMatch(/<a href="#audit-findings"><strong>impossible</);
    expect(page).toContain('id="audit-findings"');
  });

  it('writes all of it as CSV', async () => {
    const files = await renderReport(published());
    const csv = (name: string) => Buffer.from(files.get(`tables/${name}.csv`) ?? []).toString();
    expect(csv('scorecard').split('\n')).toEqual([
      'Value,Place,Printed,Computed,Rounded,Off by,Status',
      'Patients: n,Abstract,24,24,24,,match',
      '"Missed: HR, lower",Abstract,0.71,0.756,0.76,+4.60,miss',
      'Absent: p,Abstract,24,,,,not computed',
      'Proven: %,Abstract,2,2.5974025974026,3,+0.60,impossible',
      '',
    ]);
    expect(
      csv('audit')
        .split('\n')
        .map((line) => line.split(',')[1]),
    ).toEqual(['Verdict', 'impossible', 'consistent', undefined]);
  }, 60_000);
});
