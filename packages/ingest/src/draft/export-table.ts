import type { Encoding } from '../raw/decode-text.ts';

/** A table of an export that nobody mapped yet: its headings, and the texts of each column. */
export interface ExportTable {
  file: string;
  sheet?: string;
  /** Of documents: their format, the path of the rows, and the XML namespace. */
  format?: 'fhir' | 'xml';
  rows?: string;
  namespace?: string;
  headerRow: number;
  /** The row that should be the header looks like data, or holds headings that do; none of them is among the columns. */
  dataAsHeader?: 'row' | number[];
  encoding?: Encoding;
  delimiter?: string;
  columns: { header: string; texts: string[] }[];
}
