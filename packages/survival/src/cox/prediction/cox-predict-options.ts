export type CoxReference = 'strata' | 'sample' | 'zero';

export interface CoxPredictOptions {
  readonly type?: 'lp' | 'risk';
  /**
   * What a linear predictor of 0 stands for: the column means of the row's stratum (default; the
   * sample's without strata), the fit's means, or 0 in every column.
   */
  readonly reference?: CoxReference;
  /** Columns of the rows to predict for, in the fit's order; the fit's own rows by default. */
  readonly covariates?: readonly ArrayLike<number>[];
  /** Their strata (for reference 'strata'); given only beside `covariates`. */
  readonly strata?: ArrayLike<number | string>;
  /** Their offsets, on the scale of the fit's; 0 by default; given only beside `covariates`. */
  readonly offset?: ArrayLike<number>;
}
