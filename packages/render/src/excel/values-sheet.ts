import type { ResultRow, Results } from '@cohort-report/schema';
import type { CellValue, WriteSheet } from 'hucre/xlsx';
import { span } from '../view/span.ts';
import { cellOf } from './cell-of.ts';

const COLUMNS: [name: string, width: number, read: (row: ResultRow) => CellValue][] = [
  ['Analysis', 22, (row) => row.analysis],
  ['Endpoint', 10, (row) => row.endpoint ?? null],
  ['Cause', 14, (row) => row.cause ?? null],
  ['Model', 14, (row) => row.model ?? null],
  ['Group', 22, ({ group }) => groupText(group)],
  ['Variable', 22, (row) => row.variable ?? null],
  ['Level', 18, (row) => row.level ?? null],
  ['Reference', 14, (row) => row.reference ?? null],
  ['At', 8, (row) => row.at ?? null],
  ['Statistic', 18, (row) => row.statistic],
  ['Value', 22, (row) => row.value],
  ['Why there is none', 30, (row) => row.reason ?? null],
  ['Unit', 10, (row) => row.unit ?? null],
  ['n', 8, (row) => row.n],
  ['Events', 8, (row) => row.events ?? null],
  ['Method', 40, ({ method }) => pairs(method)],
  ['Warnings', 40, ({ warnings }) => warnings?.join(' ') ?? null],
  ['Row', 60, (row) => row.id],
  ['Repeats', 60, (row) => row.repeats ?? null],
];

/** All result rows of a freeze at full precision, one a line: proportions as fractions, times in months. */
export function valuesSheet(name: string, results: Results): WriteSheet {
  const { rows } = results;
  return {
    name,
    columns: COLUMNS.map(([, width]) => ({ width })),
    rows: [
      COLUMNS.map(([title]) => title),
      ...rows.map((row) => COLUMNS.map(([, , read]) => read(row))),
    ],
    cells: new Map(
      COLUMNS.map(([title], column) => [`0,${column}`, cellOf([span(title)], { bold: true })]),
    ),
    freezePane: { rows: 1 },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
    autoFilter: { range: `A1:${String.fromCharCode(64 + COLUMNS.length)}${rows.length + 1}` },
  };
}

function groupText(group: ResultRow['group']): string | null {
  if (group === undefined) return null;
  return `${group.without === true ? 'without ' : ''}${group.variable}: ${group.level}`;
}

function pairs(method: ResultRow['method']): string | null {
  if (method === undefined) return null;
  return Object.entries(method)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}
