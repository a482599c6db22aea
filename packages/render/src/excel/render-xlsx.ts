import { parse } from 'node:path/posix';
import type { Results } from '@cohort-report/schema';
import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { span } from '../view/span.ts';
import type { Table, TableRow, View } from '../view/view-model.ts';
import { sheetNames } from './sheet-names.ts';
import { tableSheet } from './table-sheet.ts';
import { valuesSheet } from './values-sheet.ts';

/**
 * Every table that has a CSV as a sheet of one Excel workbook, as printed, and all result rows at full precision on the last.
 * The same view gives the same bytes.
 */
export async function renderXlsx(view: View, results: Results): Promise<Uint8Array> {
  const tables = view.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block): Table[] => {
      if (block.kind === 'filtered') return [block.table];
      return block.kind === 'table' && block.file !== null ? [block] : [];
    });
  const names = sheetNames([
    'Contents',
    ...tables.map(({ label, file, id }) => (label !== '' ? label : parse(file ?? id).name)),
    'All values',
  ]);
  const sheets = tables.map((table, index) => tableSheet(names[index + 1]!, table, view.notice));
  const dated = new Date(`${view.freeze.date || '1980-01-01'}T00:00:00Z`);
  return await writeXlsx({
    defaultFont: { name: 'Arial', size: 10 },
    sheets: [
      contents(view, names, tables),
      ...sheets,
      valuesSheet(names[names.length - 1]!, results),
    ],
    properties: {
      title: `${view.title} – freeze ${view.freeze.id}`,
      creator: `cohort-report ${view.version}`,
      created: dated,
      modified: dated,
    },
  });
}

/** The first sheet, a table like the others: what the workbook is, and what its sheets hold. */
function contents(view: View, names: readonly string[], tables: readonly Table[]): WriteSheet {
  const { freeze } = view;
  const line = (...texts: string[]): TableRow => ({
    ruled: false,
    detail: false,
    cells: texts.map((text) => ({
      spans: [span(text)],
      align: 'left',
      colspan: 1,
      rowspan: 1,
      header: false,
      indent: false,
    })),
  });
  const table: Table = {
    kind: 'table',
    id: 'contents',
    label: '',
    title: view.title,
    columns: Array.from({ length: 2 }, () => ({ align: 'left', flexible: false })),
    head: [],
    body: [
      line('Freeze', freeze.label === '' ? freeze.id : `${freeze.id} (${freeze.label})`),
      line('Analysis plan', view.planVersion),
      line('Study', view.study),
      line('Made by', `cohort-report ${view.version}`),
      line(),
      ...tables.map(({ title }, index) => line(names[index + 1]!, title)),
      line(names[names.length - 1]!, 'Each result at full precision; times in months'),
    ],
    notes: [],
    file: null,
  };
  return tableSheet(names[0]!, table, view.notice);
}
