import { bodyRow, cell, headRow, numberCell, rowHeader } from '../tables/cells.ts';
import { span } from './span.ts';
import type { Column, Span, Table } from './view-model.ts';

/** A table of the data notes or the provenance: its first column names the rows; columns of numbers stand right. */
export function plainTable(table: {
  id: string;
  title: string;
  columns: [name: string, column: Column][];
  rows: (string | Span[])[][];
  notes?: string[];
}): Table {
  const columns = table.columns.map(([, column]) => column);
  return {
    kind: 'table',
    id: table.id,
    label: '',
    title: table.title,
    columns,
    head: [
      headRow(
        columns,
        table.columns.map(([name]) => name),
      ),
    ],
    body: table.rows.map((cells) =>
      bodyRow(
        cells.map((content, index) => {
          if (index === 0) return rowHeader(content);
          return columns[index]?.align === 'right' ? numberCell(content) : cell(content);
        }),
      ),
    ),
    notes: (table.notes ?? []).map((note) => [span(note)]),
    file: null,
  };
}
