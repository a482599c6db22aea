import type { PatientFlow } from './cohort.ts';
import type { RowAccount } from './records.ts';

/** What became of the raw values of one coded field of a site. */
export interface RawValues {
  site: string;
  entity: string;
  field: string;
  label: string;
  /** `value` is the canonical value's label, null where the mapping says "not known" or nothing (`mapped: false`). */
  values: { raw: string; value: string | null; mapped: boolean; rows: number }[];
  /** Values that no mapping knows and that stand in so few rows that they are not shown. */
  withheld?: { values: number; rows: number };
}

/** What the sites of one patient contradict each other in, and what is done then. */
export interface Conflict {
  rule: string;
  message: string;
  resolution: string;
  sites: string[];
  patients: number;
  /** Their pseudonyms, where the study withholds nothing. */
  pseudonyms?: string[];
}

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
  values?: RawValues[];
  /** Of the persons that a site knows: how many another hospital and how many a registry knows too. */
  shared?: { site: string; patients: number; hospitals: number; registries: number }[];
  conflicts?: Conflict[];
  /** Dates in which sites may rightly differ: persons of whom several sites give one, and how often this site's is the latest. */
  merged?: { site: string; field: string; patients: number; latest: number }[];
}
