import type { DataNotes } from '@cohort-report/schema';
import { formatCount } from '../format/format-count.ts';
import { NUMBER, TEXT } from '../tables/cells.ts';
import { plainTable } from './plain-table.ts';
import type { Table } from './view-model.ts';

/** Questions to the sites: open, answered but still raised, closed. */
export function queriesTable(
  queries: NonNullable<DataNotes['queries']>,
  site: (id: string) => string,
): Table {
  return plainTable({
    id: 'data-queries-table',
    title: 'Questions to the sites',
    columns: [
      ['Site', TEXT],
      ['Open', NUMBER],
      ['Answered', NUMBER],
      ['Closed', NUMBER],
    ],
    rows: queries.map((item) => [
      site(item.site),
      formatCount(item.open),
      formatCount(item.answered),
      formatCount(item.closed),
    ]),
    notes: ['A question is closed when the freeze no longer raises it.'],
  });
}
