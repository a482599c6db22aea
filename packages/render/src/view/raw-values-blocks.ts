import type { RawValues } from '@cohort-report/schema';
import { formatCount } from '../format/format-count.ts';
import {
  bodyRow,
  cell,
  headRow,
  NUMBER,
  numberCell,
  rowHeader,
  SHORT,
  TEXT,
} from '../tables/cells.ts';
import { paragraph } from './paragraph.ts';
import { plainTable } from './plain-table.ts';
import type { Block, FoldedTable, Table, TableRow } from './view-model.ts';

/** What no mapping knows, in print too; in the page every raw value of the coded fields and what it was read as, by site. */
export function rawValuesBlocks(
  values: readonly RawValues[],
  site: (id: string) => string,
): Block[] {
  if (values.length === 0) return [];
  const bySite = Map.groupBy(values, (item) => item.site);
  return [
    ...unmapped(values, site),
    ...[...bySite].map(([id, own]): FoldedTable => {
      const count = own.reduce((sum, item) => sum + item.values.length, 0);
      return {
        kind: 'folded',
        summary: `${site(id)}: all ${formatCount(count)} raw values of coded fields and what they were read as`,
        table: allValues(id, site(id), own),
      };
    }),
  ];
}

function unmapped(values: readonly RawValues[], site: (id: string) => string): Block[] {
  const rows = values.flatMap(({ site: id, label, values: own, withheld }) => [
    ...own
      .filter(({ mapped }) => !mapped)
      .map(({ raw, rows: count }) => [site(id), label, inLatin(raw), formatCount(count)]),
    ...(withheld === undefined
      ? []
      : [[site(id), label, notShown(withheld.values), formatCount(withheld.rows)]]),
  ]);
  if (rows.length === 0)
    return [paragraph('Every raw value of a coded field is known to the mapping of its site.')];
  return [
    plainTable({
      id: 'data-unmapped-table',
      title: 'Raw values of coded fields that no mapping knows',
      columns: [
        ['Site', SHORT],
        ['Field', TEXT],
        ['Raw value', TEXT],
        ['Rows', NUMBER],
      ],
      rows,
      notes: ['They count as missing.'],
    }),
  ];
}

function allValues(id: string, label: string, own: readonly RawValues[]): Table {
  const columns = [TEXT, TEXT, TEXT, NUMBER];
  const body = own.flatMap((item): TableRow[] => {
    const lines = [
      ...item.values.map(({ raw, value, mapped, rows }) => [
        visible(raw),
        value ?? (mapped ? 'not known' : 'not mapped'),
        formatCount(rows),
      ]),
      ...(item.withheld === undefined
        ? []
        : [[notShown(item.withheld.values), 'not mapped', formatCount(item.withheld.rows)]]),
    ] as [string, string, string][];
    return lines.map(([raw, value, rows], index) =>
      bodyRow(
        [
          ...(index === 0 ? [rowHeader(item.label, { rowspan: lines.length })] : []),
          cell(raw),
          cell(value),
          numberCell(rows),
        ],
        index === 0,
      ),
    );
  });
  return {
    kind: 'table',
    id: `data-values-${id}`,
    label: '',
    title: `Raw values of coded fields, ${label}`,
    columns,
    head: [headRow(columns, ['Field', 'Raw value', 'Read as', 'Rows'])],
    body,
    notes: [],
    file: null,
  };
}

function notShown(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'value' : 'different values'} in few rows, not shown`;
}

/** Signs without a picture (controls, marks of direction) by their number. */
function visible(text: string): string {
  return text.replaceAll(/\p{C}/gu, byNumber);
}

/** The faces of the print have Latin letters; other signs stand by their number. */
function inLatin(text: string): string {
  return text.replaceAll(/[^\u0020-\u007e\u00a1-\u00ac\u00ae-\u017f–—‘’“”„…€≤≥]/gu, byNumber);
}

function byNumber(sign: string): string {
  return `U+${(sign.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}
