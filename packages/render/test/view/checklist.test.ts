import { GUIDELINES } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { renderReport } from '../../src/index.ts';
import { plainText } from '../../src/view/plain-text.ts';
import { trial } from '../support/trial.ts';
import { viewOf } from '../support/view-of.ts';

function answered() {
  const input = trial();
  input.bundle.checklist = {
    guideline: 'REMARK',
    items: GUIDELINES.REMARK.items.map((_, index) =>
      index === 3
        ? { item: 4, absent: 'No specimens.', note: 'None are kept.' }
        : {
            item: index + 1,
            where: ['methods', 'cox', 'gone', 'summary'],
            note: `Note ${index + 1}`,
          },
    ),
  };
  return input;
}

it('a checklist shows every item of its guideline, where the report answers it, and what it lacks', async () => {
  const { sections } = await viewOf(answered());
  expect(sections.map(({ id }) => id).slice(-3)).toEqual(['data-notes', 'checklist', 'provenance']);
  const [table] = sections.find(({ id }) => id === 'checklist')?.blocks ?? [];
  if (table?.kind !== 'table') throw new Error('no table');
  const rows = table.body.map(({ cells }) => cells.map(({ spans }) => plainText(spans)));
  expect(rows).toHaveLength(20);
  expect(rows[3]).toEqual([
    '4',
    GUIDELINES.REMARK.items[3],
    'not in this report',
    'No specimens. None are kept.',
  ]);
  expect(rows[9]?.slice(2)).toEqual(['Methods as run, Table\u00a04, gone, Summary', 'Note 10']);
  expect(plainText(table.notes[0] ?? [])).toContain('19 of 20 items have a place in this report');
});

it('its links lead to the parts in the page, and print takes them', async () => {
  const files = await renderReport(answered());
  const page = Buffer.from(files.get('report.html') as Uint8Array).toString('utf8');
  for (const id of ['methods', 'cox', 'summary', 'data-notes', 'provenance'])
    expect(page.match(new RegExp(`id="${id}"`, 'g')), id).toHaveLength(1);
  expect(page).toMatch(/id="checklist"[\s\S]*href="#cox"/);
  expect(files.get('report.pdf')?.length).toBeGreaterThan(10_000);
});

it('a study without a checklist has no such section', async () => {
  const { sections } = await viewOf(trial());
  expect(sections.map(({ id }) => id)).not.toContain('checklist');
});
