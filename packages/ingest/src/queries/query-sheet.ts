import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Query } from './query.ts';
import { QUERY_COLUMNS, QUERY_SHEET } from './query-columns.ts';
import { siteTask } from './site-task.ts';

const REPLIES = ['corrected in the export', 'value is right', 'not known', 'other (see answer)'];

/** One site's questions as a workbook to send back: the same questions give the same bytes. Texts stay texts, whatever they begin with. */
export async function querySheet(title: string, queries: readonly Query[]): Promise<Uint8Array> {
  const rows = queries.map((query) => [
    query.id,
    query.severity,
    query.question,
    query.file,
    query.sheet ?? '',
    query.row ?? null,
    query.column ?? '',
    query.current,
    query.expected,
    siteTask(query.action),
    query.status,
    '',
    query.answer,
  ]);
  const reply = QUERY_COLUMNS.findIndex(({ name }) => name === 'Reply');
  const letter = String.fromCharCode(65 + reply);
  const sheet: WriteSheet = {
    name: QUERY_SHEET,
    columns: QUERY_COLUMNS.map(({ width }) => ({ width })),
    rows: [[title], QUERY_COLUMNS.map(({ name }) => name), ...rows],
    freezePane: { rows: 2 },
    dataValidations:
      rows.length === 0
        ? []
        : [
            {
              type: 'list',
              values: REPLIES,
              allowBlank: true,
              range: `${letter}3:${letter}${rows.length + 2}`,
            },
          ],
  };
  return await writeXlsx({
    sheets: [sheet],
    properties: { title, creator: 'cohort-report', created: new Date(0), modified: new Date(0) },
  });
}
