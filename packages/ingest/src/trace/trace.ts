import type { FieldValue } from '@cohort-report/schema';

/** Where a value of an analysis comes from; patient-level, identifying values masked. */
export interface Trace {
  patient: string;
  site: string;
  included: boolean;
  variable: string;
  label: string;
  value: unknown;
  /** Why there is no value. */
  absent?: string;
  /** The declared expressions that lead to it, the value's own first, each with what it gives for this patient. */
  steps: TraceStep[];
  /** The fields of records that these expressions read. */
  cells: TraceCell[];
}

export interface TraceStep {
  name: string;
  expression: string;
  value: unknown;
  absent?: string;
}

export interface TraceCell {
  entity: string;
  field: string;
  value: FieldValue;
  /** True if the value would be another without this one. */
  decides: boolean;
  file: string;
  sheet?: string;
  row: number;
  column: string;
  /** The raw text as the file holds it. */
  raw: string;
  /** What was done to it. */
  rules: string[];
}
