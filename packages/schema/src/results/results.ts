import type { Analysis } from '../declarations/analysis.ts';
import type { Audit } from './audit.ts';
import type { CohortVariable } from './cohort.ts';
import type { ResultRow } from './result-row.ts';
import type { Scorecard } from './scorecard.ts';

/** A Kaplan-Meier curve as a step function, times in months. Index 0 is the origin: time 0, survival 1. */
export interface SurvivalCurve {
  analysis: string;
  endpoint: string;
  group?: { variable: string; level: string };
  time: number[];
  survival: number[];
  /** null where the interval is not defined. */
  lower: (number | null)[];
  upper: (number | null)[];
  /** Times of censoring, one entry a time, with the survival there. */
  censored: { time: number; survival: number; count: number }[];
  atRisk: { time: number; n: number }[];
}

/** A curve of cumulative incidence (Aalen-Johansen) as a step function, times in months. Index 0 is the origin: time 0, incidence 0. */
export interface IncidenceCurve {
  analysis: string;
  endpoint: string;
  /** Competing event that it is of; absent: the endpoint's own event. */
  cause?: string;
  group?: { variable: string; level: string };
  time: number[];
  incidence: number[];
  /** null where the interval is not defined. */
  lower: (number | null)[];
  upper: (number | null)[];
}

/** Results of one analysis beside its rows: what a table or figure needs to label them. */
export interface AnalysisResult {
  analysis: Analysis;
  /** Patients in the analysis’ population. */
  n: number;
  /** Variables that its rows speak of, with labels and levels (the cohort’s and its own). */
  variables: CohortVariable[];
  warnings: string[];
}

/** Output of the analyse stage, published as results.json. */
export interface Results {
  study: string;
  freeze: string;
  planVersion: string;
  patients: number;
  endpoints: {
    id: string;
    label: string;
    short: string;
    definition: string;
    events: number;
    n: number;
  }[];
  analyses: AnalysisResult[];
  rows: ResultRow[];
  curves: SurvivalCurve[];
  /** Where the study declares cumulative incidence. */
  incidences?: IncidenceCurve[];
  /** Where the study declares an audit of its publication. */
  audit?: Audit;
  /** Where the study declares a scorecard. */
  scorecard?: Scorecard;
}
