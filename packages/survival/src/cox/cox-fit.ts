import type { CoxTies } from './cox-input.ts';
import type { CoxModel } from './cox-model.ts';

export type CoxReasonCode =
  | 'no-events'
  | 'constant'
  | 'no-information'
  | 'collinear'
  | 'separation'
  | 'not-converged'
  | 'no-variance'
  | 'not-available';

/** Why a value is absent. */
export interface CoxReason {
  readonly code: CoxReasonCode;
  readonly message: string;
  /** Separation: the coefficient goes to plus ('up', hazard ratio to infinity) or minus infinity. */
  readonly direction?: 'up' | 'down';
  /** Collinearity: the columns that this one is a combination of. */
  readonly columns?: readonly string[];
}

export interface CoxWarning {
  readonly code:
    | 'not-converged'
    | 'may-be-infinite'
    | 'negative-times'
    | 'cluster-ignored'
    | 'few-events';
  readonly message: string;
}

/** Estimates of one column, on the terms of `CoxFit.confLevel`. */
export interface CoxEstimate {
  readonly coefficient: number;
  readonly se: number;
  readonly z: number;
  readonly p: number;
  readonly hr: number;
  readonly hrLower: number;
  readonly hrUpper: number;
}

/** Like CoxEstimate; all but the coefficient are null when no information was left. */
export type CoxRaw = { readonly [K in keyof CoxEstimate]: number | null } & {
  readonly coefficient: number;
};

export type CoxColumn = { readonly [K in keyof CoxEstimate]: number | null } & {
  readonly name: string;
  /** Model-based standard error, when `se` is robust. */
  readonly naiveSe: number | null;
  /**
   * Null exactly when the estimates are there. With 'no-variance' the coefficient and hazard ratio
   * are there, but nothing that rests on the robust variance.
   */
  readonly reason: CoxReason | null;
  /**
   * Where the iteration stood for a column without an estimate, as R prints it; null for a column
   * that took no part. For a separated column these numbers depend on the stopping rule alone.
   */
  readonly raw: CoxRaw | null;
};

export interface CoxTest {
  readonly stat: number | null;
  readonly df: number;
  readonly p: number | null;
  /** Null exactly when the statistic is there. */
  readonly reason: CoxReason | null;
  /** Set when the variance has a lower rank than there are columns, so that some are not tested. */
  readonly caution?: CoxReason;
}

export interface CoxFit {
  readonly ties: CoxTies;
  readonly robust: boolean;
  readonly confLevel: number;
  readonly n: number;
  /** Number of events (rows, not weights). */
  readonly nEvents: number;
  readonly columns: readonly CoxColumn[];
  /** p x p, row by row; robust if `robust`. Rows of columns without an estimate are 0. */
  readonly variance: Float64Array;
  readonly naiveVariance: Float64Array | null;
  readonly loglik: { readonly null: number; readonly final: number };
  readonly iterations: number;
  readonly converged: boolean;
  readonly warnings: readonly CoxWarning[];
  readonly lrTest: CoxTest;
  /** As R prints it: df is the number of columns, even if the variance has a lower rank (`caution`). */
  readonly waldTest: CoxTest;
  readonly scoreTest: CoxTest;
  /** Null without a robust variance or events; df as of `waldTest`. No value where the scores vanish (R: 0 or NaN). */
  readonly robustScoreTest: CoxTest | null;
  readonly aic: number;
  /** With the number of events as sample size; null without events. */
  readonly bic: number | null;
  /** Where R's coxph centres the columns; 0 for columns of -1, 0 and 1 only. */
  readonly means: Float64Array;
  /** What residuals, predictions and tests of the fit work on. */
  readonly model: CoxModel;
}
