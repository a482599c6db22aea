import type { AbsentRows, ConfidenceType } from '../nonparametric/survival-curve.ts';

/** Probability of being in one state, along the times of its `IncidenceCurve`. */
export interface StateCurve {
  /** Code of the cause; null: event free. */
  readonly cause: number | null;
  readonly probability: Float64Array;
  readonly stdErr: Float64Array;
  readonly lower: Float64Array | null;
  readonly upper: Float64Array | null;
  readonly absent: readonly AbsentRows[];
}

/** Competing risks of one group: one entry per distinct time, censoring times included. */
export interface IncidenceCurve {
  /** Code of the group, or null if there are no groups. */
  readonly group: number | null;
  /** Rows in the group. */
  readonly n: number;
  /** From here until the first time everyone is event free. */
  readonly startTime: number;
  readonly time: Float64Array;
  /** Weighted numbers: at risk just before the time, events by cause, censorings. */
  readonly nRisk: Float64Array;
  readonly nEvent: readonly Float64Array[];
  readonly nCensor: Float64Array;
  /** The same as numbers of rows. */
  readonly riskRows: Int32Array;
  readonly eventRows: readonly Int32Array[];
  readonly censorRows: Int32Array;
  readonly eventFree: StateCurve;
  /** Cumulative incidence by cause. */
  readonly incidence: readonly StateCurve[];
  /** Nelson-Aalen cause-specific hazard by cause. */
  readonly cumulativeHazard: readonly Float64Array[];
  readonly confType: ConfidenceType;
  readonly confLevel: number;
}
