import type { PatientFlow } from './cohort.ts';
import type { RowAccount } from './records.ts';

/** What the report says about its data: aggregated, without any patient’s value. */
export interface DataNotes {
  flow: PatientFlow;
  accounts: RowAccount[];
  sites: { site: string; label: string; kind: string; assumptions: string[] }[];
  findings: { severity: string; rule: string; site: string; message: string; rows: number }[];
  coverage: { site: string; values: number; mapped: number; unmapped: number }[];
  missing: {
    variable: string;
    label: string;
    missing: number;
    reasons: { reason: string; patients: number }[];
  }[];
  imputedDates: { site: string; field: string; precision: string; rows: number }[];
  /** Questions to the sites: raised by this freeze and not yet answered, answered but still raised, no longer raised. */
  queries?: { site: string; open: number; answered: number; closed: number }[];
  /** For each variable of the cohort: of how many of a hospital's included patients it is known. */
  completeness?: {
    variable: string;
    label: string;
    sites: { site: string; patients: number; filled: number }[];
  }[];
}
