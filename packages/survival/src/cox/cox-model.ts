import type { CoxTies } from './cox-input.ts';
import type { RiskLayout } from './layout/risk-layout.ts';

/** A checked data set: what every Cox computation reads. Row-wise arrays are in input order. */
export interface CoxData {
  readonly n: number;
  readonly p: number;
  readonly nEvents: number;
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
  /** After merging near-ties. */
  readonly time: Float64Array;
  readonly entry: Float64Array | null;
  readonly event: Uint8Array;
  /** Null when all are 1. */
  readonly weight: Float64Array | null;
  /** Centred at its mean; null when constant. */
  readonly offset: Float64Array | null;
  readonly offsetMean: number;
  readonly stratum: Int32Array | null;
  readonly strata: readonly (number | string)[];
  readonly cluster: Int32Array | null;
  readonly clusters: number;
}

/** The numbers behind a fit, on the scale of the columns; absent coefficients are 0 here. */
export interface CoxModel {
  readonly data: CoxData;
  readonly layout: RiskLayout;
  readonly ties: CoxTies;
  /** Coefficients where the iteration ended, 0 for columns that took no part. */
  readonly coefficients: Float64Array;
  /** Inverse information there, p x p, and its robust version when one was asked for. */
  readonly naiveVariance: Float64Array;
  readonly variance: Float64Array;
  readonly means: Float64Array;
  /** True for columns that took part (not dropped as constant or collinear). */
  readonly active: readonly boolean[];
}
