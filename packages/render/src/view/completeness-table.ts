import type { DataNotes } from '@cohort-report/schema';
import { formatCount } from '../format/format-count.ts';
import { NUMBER, TEXT } from '../tables/cells.ts';
import { plainTable } from './plain-table.ts';
import type { Table } from './view-model.ts';

/** Of how many of a site's included patients whom it applies to each variable is known. */
export function completenessTable(
  completeness: NonNullable<DataNotes['completeness']>,
  site: (id: string) => string,
): Table {
  const sites = completeness[0]?.sites.map((item) => item.site) ?? [];
  const whole = completeness.filter((variable) =>
    variable.sites.every(({ patients, filled }) => filled === patients),
  );
  return plainTable({
    id: 'data-completeness-table',
    title: 'Known values by variable and site',
    columns: [
      ['Variable', TEXT],
      ...sites.map((id): [string, typeof NUMBER] => [site(id), NUMBER]),
    ],
    rows: completeness.map(({ label, sites: cells }) => [
      label,
      ...cells.map(({ filled, patients }) => `${formatCount(filled)}/${formatCount(patients)}`),
    ]),
    notes: [
      `Known/included patients of the site whom the variable applies to. ${formatCount(whole.length)} of ${formatCount(completeness.length)} variables are known of every patient.`,
    ],
  });
}
