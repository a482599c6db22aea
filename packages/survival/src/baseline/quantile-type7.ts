import { sampleQuantile } from './sample-quantile.ts';

/**
 * Sample quantiles of type 7: linear between the order statistics. R: `quantile(values, p)`.
 * Throws SurvivalInputError on no values, values not finite, probabilities outside [0, 1].
 */
export function quantileType7(
  values: ArrayLike<number>,
  probabilities: readonly number[],
): number[] {
  return sampleQuantile(values, probabilities, 7);
}
