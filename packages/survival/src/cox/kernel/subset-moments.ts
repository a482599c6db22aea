/**
 * Moments over all subsets of k rows out of those added so far, each subset with weight
 * exp(sum of its rows' linear predictors): log of the total weight, mean and covariance of the sum
 * of the covariates, for k = 1..capacity. Kept as means and covariances, not as raw sums, so that
 * nothing overflows or cancels.
 */
export interface SubsetMoments {
  readonly p: number;
  readonly logTotal: Float64Array;
  /** Row k is the mean for subsets of size k. */
  readonly mean: Float64Array;
  /** Block k is the p x p covariance (upper triangle) for subsets of size k. */
  readonly covariance: Float64Array;
  readonly step: Float64Array;
  added: number;
}

export function createSubsetMoments(p: number, capacity: number): SubsetMoments {
  return {
    p,
    logTotal: new Float64Array(capacity + 1),
    mean: new Float64Array((capacity + 1) * p),
    covariance: new Float64Array((capacity + 1) * p * p),
    step: new Float64Array(p),
    added: 0,
  };
}

/** Adds one row, updating subset sizes up to `size`. */
export function addToSubsets(
  moments: SubsetMoments,
  eta: number,
  x: Float64Array,
  size: number,
): void {
  const { p, logTotal, mean, covariance, step } = moments;
  const block = p * p;
  const top = Math.min(size, moments.added + 1);
  for (let k = top; k >= 1; k--) {
    const isNew = k === moments.added + 1;
    const odds = isNew ? 0 : Math.exp(eta + logTotal[k - 1]! - logTotal[k]!);
    const share = isNew || odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
    const stay = isNew || odds === Number.POSITIVE_INFINITY ? 0 : 1 / (1 + odds);
    logTotal[k] = share === 1 ? eta + logTotal[k - 1]! : logTotal[k]! + Math.log1p(odds);
    for (let a = 0; a < p; a++) {
      step[a] = mean[(k - 1) * p + a]! + x[a]! - (stay === 0 ? 0 : mean[k * p + a]!);
    }
    for (let a = 0; a < p; a++) {
      mean[k * p + a] = (stay === 0 ? 0 : mean[k * p + a]!) + share * step[a]!;
      for (let b = a; b < p; b++) {
        const at = a * p + b;
        covariance[k * block + at] =
          (stay === 0 ? 0 : stay * covariance[k * block + at]!) +
          share * covariance[(k - 1) * block + at]! +
          share * stay * step[a]! * step[b]!;
      }
    }
  }
  moments.added++;
}
