/** The patients with one level of a variable; with `without` those of all other levels. */
export interface RowGroup {
  variable: string;
  level: string;
  without?: true;
}

/**
 * The contract between statistics and display: one number, or the reason why there is none.
 * Numbers are at full precision: proportions and survival as fractions, times in months, p values as they are.
 */
export interface ResultRow {
  /** Stable over freezes: analysis and whichever of endpoint, cause, model, group, variable, level, at and statistic apply, joined by `|`. */
  id: string;
  analysis: string;
  endpoint?: string;
  /** Competing event of the endpoint that the row speaks of; absent: the endpoint's own event. */
  cause?: string;
  model?: 'univariable' | 'multivariable';
  /** Patients that the row describes, of all of the analysis (a curve, a column of the baseline table). */
  group?: RowGroup;
  variable?: string;
  level?: string;
  /** Reference level of a hazard ratio. */
  reference?: string;
  /** Time (months) or probability at which the statistic is taken. */
  at?: number;
  statistic: string;
  value: number | null;
  /** Why there is no value; present exactly when `value` is null. */
  reason?: string;
  /** Id of the row whose number this one repeats: of a lowest or highest, the one that it is. No part of the row's identity. */
  repeats?: string;
  unit?: string;
  /** Patients (or rows, for counts of events) behind the number. */
  n: number;
  events?: number;
  /** How the number came about, e.g. `{ ties: 'efron', test: 'Wald' }`. */
  method?: Record<string, string | number>;
  warnings?: string[];
}
