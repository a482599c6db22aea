import type { DataNotes } from '@cohort-report/schema';
import { formatCount } from '../format/format-count.ts';
import { NUMBER, SHORT, TEXT } from '../tables/cells.ts';
import { plainTable } from './plain-table.ts';
import type { Table } from './view-model.ts';

/** Dates that several sites give of one patient and that may rightly differ. */
export function mergedTable(
  merged: NonNullable<DataNotes['merged']>,
  site: (id: string) => string,
): Table {
  return plainTable({
    id: 'data-merged-table',
    title: 'Dates in which the sites of a patient may rightly differ',
    columns: [
      ['Field', TEXT],
      ['Site', SHORT],
      ['Patients of several sites', NUMBER],
      ['Latest here', NUMBER],
    ],
    rows: merged.map((item) => [
      item.field,
      site(item.site),
      formatCount(item.patients),
      formatCount(item.latest),
    ]),
    notes: [
      'Patients of whom another site gives the date too, and those of whom this site’s is the latest. The derivations of the study decide which one counts.',
    ],
  });
}
