import type { Analysis, AuditFinding, ScorecardEntry } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { createTextWidth } from '../../src/figures/text-width.ts';
import { renderHtml } from '../../src/html/render-html.ts';
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
      entry({ label: 'Missed', printed: '71', rounded: '75', status: 'miss', distance: 4 }),
      entry({ label: 'Absent', value: null, rounded: null, reason: 'nobody', status: 'absent' }),
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
  it('shows all on the page, and in print what does not agree', async () => {
    const view = await viewOf(published());
    const [page, print] = [renderHtml(view), pdfData(view, createTextWidth()).json];
    expect(view.sections.map(({ id }) => id)).toContain('publication');
    for (const words of ['Patients: n', 'Missed: n', 'Absent: n', 'Arms', 'Percentages'])
      expect(page).toContain(words);
    for (const words of ['Missed: n', 'Absent: n', 'Percentages', 'Nobody.'])
      expect(print).toContain(words);
    expect(print).not.toContain('Patients: n');
  });

  it('leads from the computed value to its row', async () => {
    const page = renderHtml(await viewOf(published()));
    expect(page).toMatch(/data-row="baseline\|n"[^>]*>75</);
  });
});
