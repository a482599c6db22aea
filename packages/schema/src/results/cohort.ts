import type { Variable } from '../declarations/codebook.ts';
import type { Basis } from '../declarations/name.ts';
import type { Finding } from './finding.ts';
import type { FieldValue } from './records.ts';

export interface FlowStep {
  id: string;
  /** Reason for exclusion. */
  reason: string;
  basis: Basis;
  excluded: number;
  /** Of these, patients of whom it could not be determined whether they meet the criterion; absent for none. */
  undetermined?: number;
  remaining: number;
}

/** From patients in the raw exports to patients analysed; the criteria in their declared order, those that exclude nobody too. */
export interface PatientFlow {
  /** Distinct patients per site, after one person at several sites was joined (counted at the site of precedence). */
  bySite: { site: string; label: string; patients: number; included: number }[];
  /** Persons found at more than one site and joined. */
  joined: number;
  start: number;
  steps: FlowStep[];
  included: number;
}

export interface CohortVariable extends Variable {
  name: string;
}

export interface CohortEndpoint {
  id: string;
  label: string;
  short: string;
  definition: string;
  basis: Basis;
  /** Whole days from the origin, one a patient; null with a reason in `absent`. */
  days: (number | null)[];
  event: (boolean | null)[];
  /** Of an endpoint with competing events: these in their order, and the id of the one that ended each patient's time. */
  competing?: { causes: { id: string; label: string }[]; cause: (string | null)[] };
}

/** Output of the cohort stage: one row a patient who passed the criteria. Patient-level, never published. */
export interface Cohort {
  study: string;
  freeze: string;
  /** Pseudonyms, sorted; all columns below are parallel to it. */
  patients: string[];
  site: string[];
  variables: CohortVariable[];
  columns: Record<string, FieldValue[]>;
  /** Why a variable is missing: variable -> patient index -> reason. */
  absent: Record<string, Record<number, string>>;
  endpoints: CohortEndpoint[];
  /** Rows of the entities that analyses may count; `patient` is the index into `patients`. */
  entities: Record<string, { patient: number; values: Record<string, FieldValue> }[]>;
  flow: PatientFlow;
  findings: Finding[];
}
