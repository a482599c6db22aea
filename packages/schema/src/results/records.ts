import type { Finding } from './finding.ts';

export type DatePrecision = 'day' | 'month' | 'year';
export type FieldValue = string | number | boolean | null;

/** One harmonised raw row. Dates are ISO strings. */
export interface RecordRow {
  site: string;
  file: string;
  sheet?: string;
  /**
   * Row in the raw file or sheet, counted from 1 with the header. In XML the line of the row's element (its number
   * where several stand on one line), in a FHIR bundle the number of the entry.
   */
  row: number;
  values: Record<string, FieldValue>;
  /** Fields whose raw date was partial, with its precision; their day was imputed by the codebook’s rule. */
  precision?: Record<string, DatePrecision>;
  /** Fields that another row of the same key completed, with the place of that row. */
  taken?: Record<string, Pick<RecordRow, 'file' | 'sheet' | 'row'>>;
}

/** Rows in = rows used + rows set aside, by file. */
export interface RowAccount {
  site: string;
  file: string;
  sheet?: string;
  entity: string;
  rowsIn: number;
  used: number;
  setAside: { reason: string; rows: number }[];
}

/** What became of each raw value of a mapped column: raw -> canonical, or not mapped (null with `mapped: false`). */
export interface ValueMapping {
  site: string;
  file: string;
  sheet?: string;
  entity: string;
  column: string;
  field: string;
  raw: string;
  value: FieldValue;
  mapped: boolean;
  rows: number;
}

/** What a site's returned query sheet says of one question; '' where it says nothing. */
export interface QueryAnswer {
  site: string;
  id: string;
  answer: string;
}

/** Output of the ingest stage: patient-level, never published. */
export interface Records {
  study: string;
  freeze: string;
  entities: Record<string, RecordRow[]>;
  accounts: RowAccount[];
  mappings: ValueMapping[];
  findings: Finding[];
  /** From returned query sheets, where there are any. */
  answers?: QueryAnswer[];
}
