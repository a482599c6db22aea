export type ConfidenceType = 'log' | 'log-log' | 'plain' | 'logit' | 'arcsin' | 'none';

/** Rows `from` <= k < `to` of a curve in which a quantity does not exist; its array holds NaN there. */
export interface AbsentRows {
  readonly quantity: 'stdErr' | 'limits';
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/**
 * A survival curve: one entry per distinct time of the group, censoring times included. Between
 * its times the curve is constant; before the first it is 1, from `startTime` on.
 */
export interface SurvivalCurve {
  /** Code of the group, or null if there are no groups. */
  readonly group: number | null;
  /** Rows in the group. */
  readonly n: number;
  readonly startTime: number;
  readonly time: Float64Array;
  /** Weighted numbers: at risk just before the time, events and censorings at it. */
  readonly nRisk: Float64Array;
  readonly nEvent: Float64Array;
  readonly nCensor: Float64Array;
  /** Left truncation: entered since the time before (that time included); else null. */
  readonly nEnter: Float64Array | null;
  readonly survival: Float64Array;
  /** Standard error of the survival. */
  readonly stdErr: Float64Array;
  /** Standard error of log survival: stdErr / survival. Infinite where the survival is 0. */
  readonly stdErrLog: Float64Array;
  readonly lower: Float64Array | null;
  readonly upper: Float64Array | null;
  readonly cumulativeHazard: Float64Array;
  readonly stdErrCumulativeHazard: Float64Array;
  readonly confType: ConfidenceType;
  readonly confLevel: number;
  readonly absent: readonly AbsentRows[];
}
