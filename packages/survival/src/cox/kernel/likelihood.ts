import type { ColumnScaling } from '../layout/panels.ts';
import type { RiskLayout } from '../layout/risk-layout.ts';

/** Efron's or Breslow's partial likelihood of one data set, columns scaled. */
export interface Likelihood {
  /** Gradient and information (negative Hessian, p x p) where the likelihood was last evaluated. */
  readonly score: Float64Array;
  readonly information: Float64Array;
  /** Log partial likelihood at coefficients of the scaled columns; fills score and information. */
  readonly evaluate: (beta: Float64Array) => number;
  /** Score and information there, each group's contribution multiplied by `factor[g]` >= 0. */
  readonly weigh: (factor: Float64Array) => WeightedInformation;
  /** Gives back what it computed in: nothing of it may be read or called after this. */
  readonly release: () => void;
}

export interface WeightedInformation {
  readonly score: Float64Array;
  readonly information: Float64Array;
}

export interface LikelihoodInput {
  /** In input order, as weight, offset and stratum. */
  readonly columns: readonly Float64Array[];
  readonly scaling: ColumnScaling;
  readonly layout: RiskLayout;
  readonly efron: boolean;
  readonly weight: Float64Array | null;
  readonly offset: Float64Array | null;
  readonly stratum: Int32Array | null;
}
