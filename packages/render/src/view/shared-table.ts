import type { DataNotes } from '@cohort-report/schema';
import { formatCount } from '../format/format-count.ts';
import { NUMBER, TEXT } from '../tables/cells.ts';
import { plainTable } from './plain-table.ts';
import type { Table } from './view-model.ts';

/** Patients whom several sites know. */
export function sharedTable(
  shared: NonNullable<DataNotes['shared']>,
  site: (id: string) => string,
): Table {
  return plainTable({
    id: 'data-shared-table',
    title: 'Patients known to several sites',
    columns: [
      ['Site', TEXT],
      ['Patients', NUMBER],
      ['Also at another hospital', NUMBER],
      ['Also in a registry', NUMBER],
    ],
    rows: shared.map((item) => [
      site(item.site),
      formatCount(item.patients),
      formatCount(item.hospitals),
      formatCount(item.registries),
    ]),
    notes: ['Patients of a registry whom no hospital of the study knows are not counted.'],
  });
}
