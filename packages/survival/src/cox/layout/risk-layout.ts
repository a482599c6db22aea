/**
 * The order in which a Cox likelihood walks through the rows.
 *
 * Rows are sorted by stratum, then stop time, events before censorings. Rows that are at risk at
 * no event time are left out. A *group* is one distinct event time of one stratum; the rows from
 * `groupStart[g]` up to `groupStart[g + 1]` leave the risk set at or after that time and before
 * the next event time, its events come first. A *segment* is a run of groups that shares no row
 * with any other: a stratum, or a part of one that delayed entry cuts off.
 */
export interface RiskLayout {
  readonly rows: number;
  /** Position in the input of each sorted row. */
  readonly order: Int32Array;
  readonly groups: number;
  /** First row of each group; one entry more than groups, the last is `rows`. */
  readonly groupStart: Int32Array;
  /** One past the last event of each group. */
  readonly groupEventEnd: Int32Array;
  readonly groupTime: Float64Array;
  /** Stratum code of each group. */
  readonly groupStratum: Int32Array;
  /** Group in which each row leaves. */
  readonly rowGroup: Int32Array;
  readonly segments: number;
  /** First group of each segment; one entry more than segments, the last is `groups`. */
  readonly segmentGroup: Int32Array;
  /** Delayed entry, or null when every row is at risk from the start of its segment. */
  readonly delayed: DelayedEntry | null;
}

export interface DelayedEntry {
  /** Last group of the same segment that each row has missed, or -1. */
  readonly entryGroup: Int32Array;
  /** Rows whose `entryGroup` is g stand at `leaver[leaverStart[g]]` to `leaverStart[g + 1] - 1`. */
  readonly leaverStart: Int32Array;
  readonly leaver: Int32Array;
}

export const groupDeaths = (layout: RiskLayout, g: number): number =>
  layout.groupEventEnd[g]! - layout.groupStart[g]!;
