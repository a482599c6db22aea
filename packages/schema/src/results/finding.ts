import type { Problem } from '../problems/problem.ts';

/**
 * Something that ingestion noticed about the data. `blocking`: the report could not be trusted, the run stops;
 * `warning`: a value was not used or is in doubt; `info`: worth knowing, nothing lost.
 */
export interface Finding extends Problem {
  severity: 'blocking' | 'warning' | 'info';
  /** Name of the rule, e.g. `value-not-mapped`. */
  rule: string;
  site: string;
  entity?: string;
  field?: string;
}
