import { beforeAll, describe, expect, it } from 'vitest';
import { createTextWidth } from '../../src/figures/text-width.ts';
import { renderHtml } from '../../src/html/render-html.ts';
import { renderReport } from '../../src/index.ts';
import { pdfData } from '../../src/pdf/pdf-data.ts';
import type { Block, Table } from '../../src/view/view-model.ts';
import { trial } from '../support/trial.ts';
import { viewOf } from '../support/view-of.ts';

let blocks: Block[];
let html: string;
let paper: string;
beforeAll(async () => {
  const view = await viewOf(trial());
  blocks = view.sections.find(({ id }) => id === 'data-notes')?.blocks ?? [];
  html = renderHtml(view);
  paper = pdfData(view, createTextWidth()).json;
});

function texts({ body }: Table): string[][] {
  return body.map(({ cells }) => cells.map(({ spans }) => spans.map(({ text }) => text).join('')));
}

function table(id: string): string[][] {
  const found = blocks.find((block) => block.kind === 'table' && block.id === id);
  return texts(found as Table);
}

describe('raw values in the data notes', () => {
  it('stand folded by site in the page, with what they were read as', () => {
    const folded = blocks.filter((block) => block.kind === 'folded');
    expect(folded.map(({ summary }) => summary)).toEqual([
      'North: all 4 raw values of coded fields and what they were read as',
    ]);
    expect(folded.flatMap((block) => texts(block.table))).toEqual([
      ['Patients: Sex', 'm', 'Male', '20'],
      ['k. A.', 'not known', '1'],
      ['U+202Emännlich漢🦴U+0007', 'not mapped', '9'],
      ['2 different values in few rows, not shown', 'not mapped', '3'],
      ['Tumours: <b>Grade</b>', '1', 'G1', '31'],
    ]);
    expect(html).toContain('<details class="folded">\n<summary>North: all 4 raw values');
    expect(html).toContain('Tumours: &lt;b&gt;Grade&lt;/b&gt;');
    expect(paper).not.toContain('what they were read as');
  });

  it('that no mapping knows are printed too, signs that the print lacks by their number', () => {
    expect(table('data-unmapped-table')).toEqual([
      ['North', 'Patients: Sex', 'U+202EmännlichU+6F22U+1F9B4U+0007', '9'],
      ['North', 'Patients: Sex', '2 different values in few rows, not shown', '3'],
    ]);
    expect(paper).toContain('U+202EmännlichU+6F22U+1F9B4U+0007');
  });

  it('are said to be all known where they are', async () => {
    const input = trial();
    const values = input.dataNotes.values?.filter(({ field }) => field === 'grade') ?? [];
    const notes = { ...input.dataNotes, values };
    const page = renderHtml(await viewOf({ ...input, dataNotes: notes }));
    expect(page).toContain('Every raw value of a coded field is known');
    expect(page).not.toContain('data-unmapped-table');
  });
});

describe('what several sites say of one patient', () => {
  it('is counted by site, with how contradictions are resolved', () => {
    expect(table('data-shared-table')).toEqual([['North', '31', '1', '4']]);
    expect(table('data-merged-table')).toEqual([['Patients: Last contact', 'North', '1', '0']]);
    expect(table('data-conflicts-table')).toEqual([
      [
        'two sites of the patient disagree in "Sex"',
        'North, elsewhere',
        '1',
        '0123456789ab',
        'The first counts.',
      ],
    ]);
  });

  it('has no column of pseudonyms where none may be shown', async () => {
    const input = trial();
    const conflicts = input.dataNotes.conflicts?.map(({ pseudonyms: _, ...rest }) => rest) ?? [];
    const page = renderHtml(
      await viewOf({ ...input, dataNotes: { ...input.dataNotes, conflicts } }),
    );
    expect(page).toContain('Resolved by');
    expect(page).not.toContain('Pseudonyms');
  });

  it('is in data-quality.json', async () => {
    const { dataNotes } = trial();
    const bytes = (await renderReport(trial())).get('data-quality.json') as Uint8Array;
    const { values, shared, conflicts, merged } = JSON.parse(Buffer.from(bytes).toString('utf8'));
    expect({ values, shared, conflicts, merged }).toEqual({
      values: dataNotes.values,
      shared: dataNotes.shared,
      conflicts: dataNotes.conflicts,
      merged: dataNotes.merged,
    });
  });
});
