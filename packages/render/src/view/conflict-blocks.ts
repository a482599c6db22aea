import type { Conflict } from '@cohort-report/schema';
import { formatCount } from '../format/format-count.ts';
import { NUMBER, SHORT, TEXT } from '../tables/cells.ts';
import { paragraph } from './paragraph.ts';
import { plainTable } from './plain-table.ts';
import type { Block } from './view-model.ts';

/** In what the sites of one patient contradict each other, and what is done then. */
export function conflictBlocks(
  conflicts: readonly Conflict[],
  site: (id: string) => string,
): Block[] {
  if (conflicts.length === 0)
    return [paragraph('No two sites of a patient contradict each other.')];
  const named = conflicts.some(({ pseudonyms }) => pseudonyms !== undefined);
  return [
    plainTable({
      id: 'data-conflicts-table',
      title: 'Contradictions between the sites of a patient',
      columns: [
        ['Contradiction', TEXT],
        ['Sites', SHORT],
        ['Patients', NUMBER],
        ...(named ? [['Pseudonyms', TEXT] as [string, typeof TEXT]] : []),
        ['Resolved by', TEXT],
      ],
      rows: conflicts.map(({ message, sites, patients, pseudonyms, resolution }) => [
        message,
        sites.map(site).join(', '),
        formatCount(patients),
        ...(named ? [(pseudonyms ?? []).join(' ')] : []),
        resolution,
      ]),
    }),
  ];
}
