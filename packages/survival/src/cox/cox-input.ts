export type CoxTies = 'efron' | 'breslow' | 'exact';

export interface CoxControl {
  /** Relative change of the log likelihood that counts as converged. R: `eps`, 1e-9. */
  readonly eps: number;
  /** Pivots below this share of the largest are collinear. R: `toler.chol`, eps^0.75. */
  readonly tolerCholesky: number;
  /** Relative Newton step above which a coefficient may be infinite. R: `toler.inf`, sqrt(eps). */
  readonly tolerInfinite: number;
  /** R: `iter.max`, 20. */
  readonly maxIterations: number;
  /** Merge times that differ by rounding only (R's `timefix`). */
  readonly timefix: boolean;
}

export interface CoxInput {
  /** Time of event or censoring, any unit; for start-stop data the end of each interval. */
  readonly time: ArrayLike<number>;
  /** 1 or true for an event, 0 or false for a censoring. */
  readonly event: ArrayLike<number | boolean>;
  /** Start of each interval (entry, time]; left truncation or start-stop data. */
  readonly entry?: ArrayLike<number> | undefined;
  /** One array per column of the design matrix, no intercept. Not copied, not changed. */
  readonly covariates: readonly ArrayLike<number>[];
  /** Column names; x1, x2, ... when absent. */
  readonly names?: readonly string[] | undefined;
  /** Case weights, above 0. */
  readonly weight?: ArrayLike<number> | undefined;
  /** Stratum of each row: each stratum has its own baseline hazard. */
  readonly strata?: ArrayLike<number | string> | undefined;
  /** Cluster of each row, for the robust variance. */
  readonly cluster?: ArrayLike<number | string> | undefined;
  /** Known part of the linear predictor. */
  readonly offset?: ArrayLike<number> | undefined;
  readonly ties?: CoxTies | undefined;
  /** Robust (sandwich) variance; by default when there are clusters or fractional weights, as in R. */
  readonly robust?: boolean | undefined;
  /** Initial coefficients, one per column. */
  readonly init?: ArrayLike<number> | undefined;
  readonly control?: Partial<CoxControl> | undefined;
  /** Level of the confidence intervals, 0.95 by default. */
  readonly confLevel?: number | undefined;
}

/** The control of a fit where none is given: R's `coxph.control()`. */
export const COX_CONTROL: CoxControl = {
  eps: 1e-9,
  tolerCholesky: 2 ** -39,
  tolerInfinite: Math.sqrt(1e-9),
  maxIterations: 20,
  timefix: true,
};
