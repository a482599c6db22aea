import { requireColumn } from '../errors/require-column.ts';
import { quantileType7 } from './quantile-type7.ts';
import { sampleMoments } from './sample-moments.ts';

export interface SampleDescription {
  readonly n: number;
  readonly mean: number;
  /** null for a single value. */
  readonly sd: number | null;
  readonly min: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
}

/**
 * Mean, standard deviation (n - 1), range and quartiles (type 7) of a sample without missing values.
 * R: `mean`, `sd`, `min`, `quantile`, `median`, `max`.
 * Throws SurvivalInputError on no values or values not finite.
 */
export function describeSample(values: ArrayLike<number>): SampleDescription {
  const column = requireColumn(values, 'values');
  const { n, mean, squares } = sampleMoments(column);
  const [min, q1, median, q3, max] = quantileType7(column, [0, 0.25, 0.5, 0.75, 1]);
  return {
    n,
    mean,
    sd: n > 1 ? Math.sqrt(squares / (n - 1)) : null,
    min: min!,
    q1: q1!,
    median: median!,
    q3: q3!,
    max: max!,
  };
}
