import type { Finding } from '@cohort-report/schema';

/**
 * A cell as the file holds it. Text files have only texts; an empty cell is ''. Dates are ISO strings; of one that Excel shows
 * as a month or a year no more is known; where it shows no year (`yearHidden`) the year may be its own guess. Of a
 * percentage the number is there that Excel stores: 0.45 of 45 %.
 */
export type Cell =
  | string
  | number
  | { date: string; precision?: 'month' | 'year'; yearHidden?: true }
  | { percent: number }
  /** `noDay`: shown as a date, but of a day that Excel does not have. */
  | { error: string; noDay?: true };

/** The cells of a text file or of one sheet, from its first row on. */
export interface RawSheet {
  rows: Cell[][];
  /** Excel's day count starts in 1904 instead of 1900. */
  date1904: boolean;
  /** In a text file a row with a cell too few or too many has shifted values; in a workbook cells stay in their column. */
  ragged: boolean;
  /** Number that findings give each row, where it is not its position: the line of an XML element, the entry of a bundle. */
  numbers?: number[];
  /** Ranges of merged cells, rows and columns from 0; of those in one column all cells hold the value already. */
  merges?: readonly MergedCells[];
  /** Rows, from 0, that the sheet does not show, by hand or by a filter. */
  hidden?: readonly number[];
}

export interface MergedCells {
  startRow: number;
  startCol: number;
  endRow: number;
  endCol: number;
}

/** What is wrong with a file as a whole, before its place is added. */
export interface FileProblem {
  rule: string;
  /** Blocking unless said otherwise. */
  severity?: Finding['severity'];
  message: string;
  /** Where it is another sheet than the one that is read. */
  sheet?: string;
  row?: number;
  column?: string;
  expected?: string;
  found?: string;
  action: string;
}
