/** Censored times, one row per subject or per interval; all columns have the same length. */
export interface SurvivalInput {
  /** Time of event or censoring, any unit. */
  readonly time: ArrayLike<number>;
  /** 1 or true: event at `time`; 0 or false: censored. */
  readonly event: ArrayLike<number | boolean>;
  /** Left truncation: the row is at risk in (entry, time]. */
  readonly entry?: ArrayLike<number>;
  /** Case weights above 0. */
  readonly weight?: ArrayLike<number>;
  /** Whole-number code of the row's group; one curve per code, ascending. */
  readonly group?: ArrayLike<number>;
  /** Whole-number code of the subject or centre whose rows belong together. */
  readonly cluster?: ArrayLike<number>;
  /** Merge times that differ by rounding only (see `repairTimes`). Default true. */
  readonly timefix?: boolean;
}

export interface SurvivalWarning {
  readonly code: string;
  readonly message: string;
}
