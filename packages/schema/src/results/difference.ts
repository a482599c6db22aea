import type { FieldValue } from './records.ts';
import type { ResultRow } from './result-row.ts';

/**
 * What became of a result row from one freeze to the next; `same` is within the tolerance of its statistic, `withheld` is
 * not told in the shareable form.
 */
export type RowStatus =
  | 'same'
  | 'withheld'
  | 'changed'
  | 'appeared'
  | 'vanished'
  | 'newly_estimable'
  | 'no_longer_estimable';

/** Where the change of a number comes from. `pooled`: several of the others, too small to be told apart. */
export type CauseKind =
  | 'entered'
  | 'left'
  | 'follow_up'
  | 'corrected'
  | 'exports'
  | 'declarations'
  | 'makers'
  | 'pooled';

/**
 * What else than data and declarations the earlier report was made with, and is otherwise today: the project's code, the
 * tools it rests on, or the earlier freeze's raw files themselves.
 */
export type Maker = 'code' | 'tools' | 'raw_files';

/** A group of changes between two cohorts that is applied as one, or of what the numbers are made with. */
export interface Cause {
  id: string;
  kind: CauseKind;
  /** Variable, entity or endpoint that was corrected. */
  variable?: string;
  site?: string;
  /** Declarations that changed, as `<file> <path>`. */
  declarations?: string[];
  makers?: Maker[];
  /** Patients whom it concerns; null where that is not known or not told. */
  patients: number | null;
}

/** Part of a row's change that one cause brought about, in the row's own unit. */
export interface CauseShare {
  cause: string;
  amount: number;
  /** Patients of the cause whose data stand behind this row; null where that is not known or not told. */
  patients: number | null;
}

/** One number, or the lack of one, at two freezes. */
export interface RowDifference {
  /** Identity of the row at both freezes, with what labels it. */
  row: Omit<ResultRow, 'value' | 'reason' | 'n' | 'events' | 'method' | 'warnings' | 'repeats'>;
  status: RowStatus;
  before: number | null;
  after: number | null;
  /** Why there is no number before or after. */
  reasonBefore?: string;
  reasonAfter?: string;
  /** After minus before; null unless both are numbers. */
  change: number | null;
  /** The change as a share of the value before; null where that is 0 or missing. */
  relative: number | null;
  /** Patients whose data behind the number differ; null where the number does not rest on the cohort, or not told. */
  patients: number | null;
  /** Shares that sum to `change`; null with `causesReason` where there are none. */
  causes: CauseShare[] | null;
  causesReason?: string;
}

export type AlertKind =
  | 'significance_gained'
  | 'significance_lost'
  | 'trend_gained'
  | 'trend_lost'
  | 'direction_reversed'
  | 'interval_excludes_one'
  | 'interval_includes_one'
  | 'newly_estimable'
  | 'no_longer_estimable'
  | 'median_reached'
  | 'median_no_longer_reached'
  | 'hazards_not_proportional'
  | 'hazards_proportional_again';

/** A conclusion that a reader could have drawn from a number and that no longer holds, or holds now. */
export interface Alert {
  kind: AlertKind;
  /** Id of the row, the point estimate where bounds decide. */
  row: string;
}

/** Patients of one site, by pseudonym; null where they are withheld, then only their number is told. */
export interface SitePatients {
  /** Site, or `*` for several sites together. */
  site: string;
  count: number | null;
  patients: string[] | null;
}

/** One field corrected at one site. */
export interface Correction extends SitePatients {
  variable: string;
  label: string;
  /** Values of the patients, in their order, before and after; null where withheld, or where it is no single value. */
  values: { before: FieldValue; after: FieldValue }[] | null;
}

/** Patients observed for longer at one site. */
export interface FollowUpGain extends SitePatients {
  endpoint: string;
  /** Sum over the patients; null where withheld. */
  days: number | null;
  /** Events that the longer follow-up saw; null where withheld. */
  events: number | null;
}

export interface CohortDifference {
  /** Patients analysed; null where withheld. */
  before: number | null;
  after: number;
  entered: SitePatients[];
  left: SitePatients[];
  followUp: FollowUpGain[];
  corrected: Correction[];
}

/** One patient's change undone: how far a hazard ratio would stand from its new value. */
export interface Influence {
  row: string;
  patient: string;
  site: string;
  kind: 'entered' | 'left' | 'changed';
  /** The new value without this patient's change; null where it could not be estimated. */
  without: number | null;
  /** New value minus `without`. */
  amount: number;
}

/** An entry of a declaration, or a method of a statistic, that is not what it was. */
export interface DeclarationChange {
  /** Below the study's folder, e.g. `analyses/table-2.yaml`. */
  file: string;
  /** Items of lists by their name, e.g. `derivations.size_group.expr`. */
  path: string;
  before: string | null;
  after: string | null;
}

export interface FindingChange {
  state: 'opened' | 'closed' | 'changed';
  severity: string;
  rule: string;
  site: string;
  message: string;
  /** Raw rows concerned; null where withheld. */
  before: number | null;
  after: number | null;
}

/** Questions to one site: those that the later freeze raises anew and those that it no longer raises; null where withheld. */
export interface QueryChange {
  site: string;
  opened: number | null;
  closed: number | null;
  /** Open at the later freeze. */
  open: number;
}

/** A curve as a step function, times in months: of survival, or of the cumulative incidence of competing events, as fractions. */
export type CurveSteps =
  | { time: number[]; survival: number[] }
  | { time: number[]; incidence: number[] };

/** Curve of the earlier freeze with what has become of it at the ticks of its time axis. */
export interface CurveDifference {
  analysis: string;
  endpoint: string;
  /** Competing event that a curve of incidence is of; absent: the endpoint's own event. */
  cause?: string;
  group?: { variable: string; level: string };
  /** The earlier one is null where withheld. */
  before: CurveSteps | null;
  after: CurveSteps;
  /** Heights; null beyond the last patient observed, or where withheld. */
  milestones: { time: number; before: number | null; after: number | null; withheld: boolean }[];
}

export interface DifferenceSide {
  freeze: string;
  planVersion: string;
  /** SHA-256 over all raw files. */
  inputs: string;
}

/** Everything that changed from one freeze to another, and why; published as difference.json in its shareable form. */
export interface Difference {
  study: string;
  before: DifferenceSide;
  after: DifferenceSide;
  form: 'internal' | 'shareable';
  /** Changes that concern fewer patients are withheld in the shareable form. */
  minimumChange: number;
  /** Rows by what became of them; in the shareable form `withheld` may be the same or changed. */
  rows: { same: number; changed: number; withheld: number };
  alerts: Alert[];
  differences: RowDifference[];
  causes: Cause[];
  influences: Influence[];
  /** Analyses not searched for influences, as too many patients changed. */
  unsearched?: string[];
  cohort: CohortDifference;
  curves: CurveDifference[];
  findings: FindingChange[];
  queries: QueryChange[];
  declarations: DeclarationChange[];
}
