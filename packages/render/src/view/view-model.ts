/** The report as a tree that HTML and PDF draw alike. Every string is final: nothing is formatted or computed beyond this point. */

export type Emphasis = 'none' | 'italic' | 'bold' | 'superscript';

/** A run of text; `row` is the id of the result row that it prints, if it prints one. */
export interface Span {
  text: string;
  emphasis: Emphasis;
  row: string | null;
  /** Id of the table, figure or section that it refers to. */
  link: string | null;
}

export interface Cell {
  spans: Span[];
  align: 'left' | 'right' | 'center';
  colspan: number;
  rowspan: number;
  /** Whether the cell names its row or column. */
  header: boolean;
  indent: boolean;
}

export interface TableRow {
  /** A rule stands above the row: a new block of the table begins. */
  ruled: boolean;
  /** Stands in the page and the CSV, but is left out in print. */
  detail: boolean;
  cells: Cell[];
}

export interface Column {
  align: 'left' | 'right' | 'center';
  /** Flexible columns share the width that the others leave, and wrap. */
  flexible: boolean;
}

export interface Table {
  kind: 'table';
  id: string;
  /** E.g. "Table 2"; empty for tables of the data notes, which are named by their title alone. */
  label: string;
  title: string;
  columns: Column[];
  head: TableRow[];
  body: TableRow[];
  notes: Span[][];
  /** Path of the CSV beside the report, or null. */
  file: string | null;
}

export interface Figure {
  kind: 'figure';
  id: string;
  label: string;
  title: string;
  alt: string;
  svg: string;
  notes: Span[][];
  file: string;
}

export interface Heading {
  kind: 'heading';
  id: string;
  text: string;
}

export interface Paragraph {
  kind: 'paragraph';
  spans: Span[];
}

/** Named statements, each marked with where it comes from. */
export interface Definitions {
  kind: 'definitions';
  items: { term: string; basis: 'stated' | 'inferred' | 'assumed'; spans: Span[] }[];
}

/** All result rows of an analysis at full precision. */
export interface RowList {
  kind: 'rows';
  analysis: string;
  label: string;
  rows: RowDetail[];
}

export interface RowDetail {
  id: string;
  anchor: string;
  value: string;
  behind: string;
  method: string;
}

/** A table whose rows the reader filters by their mark; `print` stands for it on paper, with the same id. */
export interface FilteredTable {
  kind: 'filtered';
  /** All rows: the page and the CSV. */
  table: Table;
  /** Mark of each row of the body. */
  marks: string[];
  choices: { mark: string; text: string; checked: boolean }[];
  print: Table;
}

/** A long table that the page shows on demand; print leaves it out. */
export interface FoldedTable {
  kind: 'folded';
  summary: string;
  table: Table;
}

export type Block =
  | Table
  | FilteredTable
  | FoldedTable
  | Figure
  | Heading
  | Paragraph
  | Definitions
  | RowList;

export interface Section {
  id: string;
  title: string;
  blocks: Block[];
}

export interface View {
  title: string;
  subtitle: string;
  study: string;
  freeze: { id: string; label: string; date: string };
  planVersion: string;
  version: string;
  notice: { label: string; text: string } | null;
  source: { citation: string; doi: string; license: string } | null;
  sections: Section[];
}
