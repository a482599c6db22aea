/**
 * One thing wrong with an input or a declaration, said so that the person who can mend it knows where and how.
 * `file` is relative to the study or the data folder; `row` and `line` count from 1. `found` never holds a patient's identifying value.
 */
export interface Problem {
  file: string;
  line?: number;
  sheet?: string;
  row?: number;
  column?: string;
  /** Path inside a declaration, e.g. `factors[2].variable`. */
  path?: string;
  message: string;
  expected?: string;
  found?: string;
  action?: string;
}
