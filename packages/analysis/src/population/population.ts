import type { CohortEndpoint, CohortVariable, FieldValue } from '@cohort-report/schema';
import type { ColumnTable } from 'arquero';

/** The patients of one analysis. */
export interface Population {
  n: number;
  /**
   * One row a patient; a column for each variable, `<endpoint>_days`, `<endpoint>_event`, `<endpoint>_competing` and `patient` (index into the cohort).
   * Values of categories and booleans are texts, as in the variable's levels.
   */
  table: ColumnTable;
  /** The cohort's variables, the site and the analysis' own; categories and booleans have their levels. */
  variables: ReadonlyMap<string, CohortVariable>;
  endpoints: ReadonlyMap<string, CohortEndpoint>;
  /** One scope a row of the table, for expressions. */
  scopes: readonly Record<string, FieldValue>[];
  warnings: string[];
}
