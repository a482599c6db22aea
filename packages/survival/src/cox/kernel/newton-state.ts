/** Where `newton` starts from, works in and leaves its result; reusable from fit to fit. */
export interface NewtonState {
  /** Initial coefficients before, accepted coefficients after. */
  readonly beta: Float64Array;
  readonly trial: Float64Array;
  readonly step: Float64Array;
  /** The last step that was solved with the rank of the start. */
  readonly fullStep: Float64Array;
  /** Factor of the information at `beta`, see `choleskyFactor`. */
  readonly factor: Float64Array;
  /** 1 for columns that are collinear with those before them and take no part. */
  readonly dropped: Uint8Array;
  rank: number;
  rankAtStart: number;
  loglikNull: number;
  loglik: number;
  /** Score test of the initial coefficients. */
  scoreTest: number;
  /** One more than the limit when the limit was hit, as R counts. */
  iterations: number;
  converged: boolean;
}

export function createNewtonState(p: number): NewtonState {
  return {
    beta: new Float64Array(p),
    trial: new Float64Array(p),
    step: new Float64Array(p),
    fullStep: new Float64Array(p),
    factor: new Float64Array(p * p),
    dropped: new Uint8Array(p),
    rank: 0,
    rankAtStart: 0,
    loglikNull: 0,
    loglik: 0,
    scoreTest: 0,
    iterations: 0,
    converged: false,
  };
}
