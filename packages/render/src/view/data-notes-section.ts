import type { DataNotes } from '@cohort-report/schema';
import { formatCount } from '../format/format-count.ts';
import { NUMBER, SHORT, TEXT } from '../tables/cells.ts';
import { completenessTable } from './completeness-table.ts';
import { conflictBlocks } from './conflict-blocks.ts';
import { mergedTable } from './merged-table.ts';
import { paragraph } from './paragraph.ts';
import { plainTable } from './plain-table.ts';
import { queriesTable } from './queries-table.ts';
import { rawValuesBlocks } from './raw-values-blocks.ts';
import { sharedTable } from './shared-table.ts';
import type { Block, Section, Table } from './view-model.ts';

/** What happened to the raw data: rows, values, findings, contradictions, missing values, imputed dates, assumptions. */
export function dataNotesSection(notes: DataNotes): Section {
  const labels = new Map(notes.sites.map(({ site, label }) => [site, label]));
  const site = (id: string) => labels.get(id) ?? id;
  const blocks: Block[] = [
    ...heading('sites', 'Sites'),
    sitesTable(notes),
    ...(notes.shared?.length ? [sharedTable(notes.shared, site)] : []),
    ...heading('rows', 'Rows of the exports'),
    paragraph('Every raw row is either used or set aside for a stated reason.'),
    accountsTable(notes, site),
    ...heading('values', 'Values of the exports'),
    coverageTable(notes, site),
    ...rawValuesBlocks(notes.values ?? [], site),
    ...heading('findings', 'Findings'),
    ...findings(notes, site),
    ...(notes.queries?.length ? [queriesTable(notes.queries, site)] : []),
    ...heading('conflicts', 'Contradictions between sites'),
    ...conflictBlocks(notes.conflicts ?? [], site),
    ...(notes.merged?.length ? [mergedTable(notes.merged, site)] : []),
    ...heading('missing', 'Missing values in the patients analysed'),
    ...missing(notes),
    ...(notes.completeness?.length ? [completenessTable(notes.completeness, site)] : []),
    ...heading('dates', 'Imputed dates'),
    ...imputed(notes, site),
    ...heading('assumptions', 'Assumptions about the exports'),
    ...assumptions(notes),
  ];
  return { id: 'data-notes', title: 'Data notes', blocks };
}

function heading(id: string, text: string): Block[] {
  return [{ kind: 'heading', id: `data-${id}`, text }];
}

function sitesTable({ flow, sites }: DataNotes): Table {
  const kinds = new Map(sites.map(({ site, kind }) => [site, kind]));
  return plainTable({
    id: 'data-sites-table',
    title: 'Patients by site',
    columns: [
      ['Site', TEXT],
      ['Kind', SHORT],
      ['Patients', NUMBER],
      ['Included', NUMBER],
    ],
    rows: flow.bySite.map(({ site, label, patients, included }) => [
      label,
      kinds.get(site) ?? '',
      formatCount(patients),
      formatCount(included),
    ]),
    notes: [
      `Persons found at more than one site and joined: ${formatCount(flow.joined)}; each counts at the site of precedence.`,
    ],
  });
}

function accountsTable({ accounts }: DataNotes, site: (id: string) => string): Table {
  return plainTable({
    id: 'data-rows-table',
    title: 'Raw rows by file',
    columns: [
      ['Site', SHORT],
      ['File', TEXT],
      ['Content', SHORT],
      ['Rows', NUMBER],
      ['Used', NUMBER],
      ['Set aside', TEXT],
    ],
    rows: accounts.map((account) => [
      site(account.site),
      account.sheet === undefined ? account.file : `${account.file}, ${account.sheet}`,
      account.entity,
      formatCount(account.rowsIn),
      formatCount(account.used),
      account.setAside.length === 0
        ? 'none'
        : account.setAside.map(({ reason, rows }) => `${formatCount(rows)}: ${reason}`).join('; '),
    ]),
  });
}

function coverageTable({ coverage }: DataNotes, site: (id: string) => string): Table {
  return plainTable({
    id: 'data-values-table',
    title: 'Raw values read by the declarations',
    columns: [
      ['Site', TEXT],
      ['Values', NUMBER],
      ['Mapped', NUMBER],
      ['Not mapped', NUMBER],
    ],
    rows: coverage.map((item) => [
      site(item.site),
      formatCount(item.values),
      formatCount(item.mapped),
      formatCount(item.unmapped),
    ]),
  });
}

function findings({ findings: found }: DataNotes, site: (id: string) => string): Block[] {
  if (found.length === 0) return [paragraph('No finding was raised.')];
  return [
    plainTable({
      id: 'data-findings-table',
      title: 'Findings by rule',
      columns: [
        ['Severity', SHORT],
        ['Rule', SHORT],
        ['Site', SHORT],
        ['Finding', TEXT],
        ['Rows', NUMBER],
      ],
      rows: found.map((item) => [
        item.severity,
        item.rule,
        site(item.site),
        item.message,
        formatCount(item.rows),
      ]),
    }),
  ];
}

function missing({ missing: found }: DataNotes): Block[] {
  const some = found.filter((item) => item.missing > 0);
  if (some.length === 0) return [paragraph('No variable of the codebook has a missing value.')];
  return [
    plainTable({
      id: 'data-missing-table',
      title: 'Missing values by variable',
      columns: [
        ['Variable', TEXT],
        ['Missing', NUMBER],
        ['Reasons', TEXT],
      ],
      rows: some.map((item) => [
        item.label,
        formatCount(item.missing),
        item.reasons.map(({ reason, patients }) => `${reason} (${patients})`).join('; '),
      ]),
    }),
  ];
}

function imputed({ imputedDates }: DataNotes, site: (id: string) => string): Block[] {
  if (imputedDates.length === 0) return [paragraph('No date was imputed.')];
  return [
    plainTable({
      id: 'data-dates-table',
      title: 'Partial dates completed by the rule of the codebook',
      columns: [
        ['Site', SHORT],
        ['Field', TEXT],
        ['Known to the', SHORT],
        ['Dates', NUMBER],
      ],
      rows: imputedDates.map((item) => [
        site(item.site),
        item.field,
        item.precision,
        formatCount(item.rows),
      ]),
    }),
  ];
}

function assumptions({ sites }: DataNotes): Block[] {
  const some = sites.filter((item) => item.assumptions.length > 0);
  if (some.length === 0) return [paragraph('None.')];
  return some.map((item) => paragraph(`${item.label}: ${item.assumptions.join(' ')}`));
}
