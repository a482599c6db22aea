import type { DatePrecision, FieldValue, Finding } from '@cohort-report/schema';

/** What is wrong with one cell, before its place is added. */
export interface CellProblem {
  rule: string;
  severity: Finding['severity'];
  message: string;
  expected: string;
  action: string;
}

/** What a cell says: nothing, "not known", a value, or something that can't be used (value null). */
export interface Reading {
  state: 'empty' | 'missing' | 'read' | 'unusable';
  value: FieldValue;
  precision?: DatePrecision;
  /** Of an unusable cell, or of a value in doubt. */
  problem?: CellProblem;
}

export const EMPTY: Reading = { state: 'empty', value: null };
export const MISSING: Reading = { state: 'missing', value: null };
