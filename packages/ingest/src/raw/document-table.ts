import type { SiteTable } from '@cohort-report/schema';
import { countText } from '../findings/count-text.ts';
import type { FileProblem, RawSheet } from './raw-sheet.ts';

/** The rows that one mapping reads from a document: the header holds the mapping's columns. */
export interface DocumentTable {
  sheet: RawSheet;
  header: string[];
  headerRow: 1;
  /** What was noticed in reading; nothing of it forbids to use the rows unless it says so. */
  problems: FileProblem[];
}

/** The paths that a mapping names, each once: its columns and the columns that tell the precision of dates. */
export function namedPaths(table: SiteTable): { path: string; ignored: boolean }[] {
  const paths = new Map<string, boolean>();
  for (const [path, column] of Object.entries(table.columns)) {
    if ('ignore' in column) {
      if (!paths.has(path)) paths.set(path, true);
      continue;
    }
    paths.set(path, false);
    for (const { precision } of [column].flat())
      if (precision !== undefined) paths.set(precision.column, false);
  }
  return [...paths].map(([path, ignored]) => ({ path, ignored }));
}

/** A table of a document from the texts of its rows: one list a row, in the order of `header`. */
export function documentTable(
  header: string[],
  rows: readonly { number: number; texts: readonly (readonly string[])[] }[],
  table: SiteTable,
): DocumentTable {
  const problems: FileProblem[] = [];
  const cells = rows.map(({ number, texts }) =>
    texts.map((found, index) => {
      const distinct = [...new Set(found.map((text) => text.trim()))].filter((text) => text !== '');
      if (distinct.length > 1)
        problems.push(severalValues(number, header[index] as string, distinct.length));
      return distinct.length === 1 ? (distinct[0] as string) : '';
    }),
  );
  if (rows.length > 0)
    header.forEach((path, index) => {
      if (rows.every(({ texts }) => (texts[index] ?? []).every((text) => text.trim() === '')))
        problems.push(neverFilled(path, rows.length));
    });
  const numbers = rows.map(({ number }) => number);
  return {
    sheet: {
      rows: [[...header], ...cells],
      date1904: false,
      ragged: false,
      numbers: [0, ...numbers],
    },
    header: header.map((path) => path.replace(/\s+/g, ' ')),
    headerRow: 1,
    problems: rows.length === 0 ? [noRows(table)] : problems,
  };
}

function severalValues(row: number, column: string, count: number): FileProblem {
  return {
    rule: 'several-values',
    severity: 'warning',
    row,
    column,
    message: 'the path leads to several values; none of them is used',
    expected: 'one value a row',
    found: `${count} different values`,
    action: 'make the path lead to one of them, e.g. by a condition',
  };
}

function neverFilled(column: string, rows: number): FileProblem {
  return {
    rule: 'column-empty',
    severity: 'warning',
    column,
    message: 'the path leads to nothing in any row',
    expected: 'a value in some row',
    found: `${countText(rows, 'row')} without it`,
    action: 'correct the path, or ask the site whether it no longer delivers the value',
  };
}

function noRows(table: SiteTable): FileProblem {
  return {
    rule: 'no-rows',
    severity: table.optional ? 'info' : 'warning',
    message: 'no part of the document is a row of this mapping',
    expected: String(table.rows),
    found: '0 rows',
    action: 'ask the site whether there are really none, or correct `rows`',
  };
}
