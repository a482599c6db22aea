import { span } from '../view/span.ts';
import type { Cell, Column, Span, TableRow } from '../view/view-model.ts';

type Content = string | Span[];
type Options = Partial<Omit<Cell, 'spans'>>;

/** A cell of the body; numbers stand right, words left. */
export function cell(content: Content, options: Options = {}): Cell {
  return {
    spans: typeof content === 'string' ? (content === '' ? [] : [span(content)]) : content,
    align: 'left',
    colspan: 1,
    rowspan: 1,
    header: false,
    indent: false,
    ...options,
  };
}

/** A cell that holds a number. */
export function numberCell(content: Content, options: Options = {}): Cell {
  return cell(content, { align: 'right', ...options });
}

/** A cell that names its row. */
export function rowHeader(content: Content, options: Options = {}): Cell {
  return cell(content, { header: true, ...options });
}

/** A row of column names, aligned as the columns. */
export function headRow(columns: readonly Column[], names: readonly Content[]): TableRow {
  return {
    ruled: false,
    detail: false,
    cells: names.map((name, index) =>
      cell(name, { header: true, align: columns[index]?.align ?? 'left' }),
    ),
  };
}

export function bodyRow(cells: Cell[], ruled = false): TableRow {
  return { ruled, detail: false, cells };
}

/** A row for who looks closely: in the page and the CSV, not in print. */
export function detailRow(cells: Cell[]): TableRow {
  return { ruled: false, detail: true, cells };
}

export const TEXT: Column = { align: 'left', flexible: true };
export const SHORT: Column = { align: 'left', flexible: false };
/** A column of estimates with intervals: wraps before the interval where the table is wide. */
export const ESTIMATE: Column = { align: 'right', flexible: true };
export const NUMBER: Column = { align: 'right', flexible: false };
