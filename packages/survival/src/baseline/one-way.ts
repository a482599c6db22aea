import { fUpperTail } from '../distributions/f-upper-tail.ts';
import { requireObject } from '../errors/require-object.ts';
import { requireGroups } from './require-groups.ts';
import { type SampleMoments, sampleMoments } from './sample-moments.ts';
import type { TestResult } from './test-result.ts';

export interface OneWayOptions {
  /** Analysis of variance with a common variance. Default false: Welch. */
  readonly equalVariances?: boolean;
}

export interface OneWayResult extends TestResult {
  readonly df: number;
  readonly dfWithin: number | null;
}

/**
 * Equality of the means of k groups: F test with Welch's (default) or a common variance.
 * R: `oneway.test(x ~ g, var.equal = equalVariances)`. R also refuses groups of one value with a
 * common variance; here they count, as in `anova(lm(x ~ g))`.
 * Throws SurvivalInputError on fewer than two groups, an empty group, or values not finite.
 */
export function oneWay(
  groups: readonly ArrayLike<number>[],
  options: OneWayOptions = {},
): OneWayResult {
  requireObject(options, 'options', 'an object of options');
  const samples = requireGroups(groups).map(sampleMoments);
  const equalVariances = options.equalVariances === true;
  const method = equalVariances ? 'one-way analysis of variance' : "Welch's one-way test";
  const df = samples.length - 1;
  const tried = equalVariances ? common(samples) : welch(samples);
  if (typeof tried === 'string') {
    const nothing = { statistic: null, df, dfWithin: null, p: null };
    return { ...nothing, reason: tried, method, warnings: [] };
  }
  const { statistic, dfWithin } = tried;
  const p = fUpperTail(statistic, df, dfWithin);
  return { statistic, df, dfWithin, p, reason: null, method, warnings: [] };
}

type Tried = { statistic: number; dfWithin: number } | string;

function constant(samples: readonly SampleMoments[], variance: number): boolean {
  const largest = Math.max(...samples.map((sample) => Math.abs(sample.mean)));
  return Math.sqrt(variance) <= 10 * Number.EPSILON * largest;
}

function common(samples: readonly SampleMoments[]): Tried {
  const count = samples.reduce((sum, sample) => sum + sample.n, 0);
  const dfWithin = count - samples.length;
  if (dfWithin < 1) return 'too few values for a variance';
  const centre = samples.reduce((sum, sample) => sum + sample.n * sample.mean, 0) / count;
  const between = samples.reduce((sum, s) => sum + s.n * (s.mean - centre) ** 2, 0);
  const within = samples.reduce((sum, sample) => sum + sample.squares, 0) / dfWithin;
  if (constant(samples, within)) return 'the values are constant within the groups';
  return { statistic: between / (samples.length - 1) / within, dfWithin };
}

function welch(samples: readonly SampleMoments[]): Tried {
  if (samples.some((sample) => sample.n < 2)) return 'too few values for a variance';
  if (samples.some((sample) => constant([sample], sample.squares / (sample.n - 1)))) {
    return 'the values are constant within a group';
  }
  const k = samples.length;
  const weights = samples.map((sample) => (sample.n * (sample.n - 1)) / sample.squares);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const centre = samples.reduce((sum, s, i) => sum + weights[i]! * s.mean, 0) / total;
  const rest =
    samples.reduce((sum, s, i) => sum + (1 - weights[i]! / total) ** 2 / (s.n - 1), 0) /
    (k * k - 1);
  const between = samples.reduce((sum, s, i) => sum + weights[i]! * (s.mean - centre) ** 2, 0);
  const statistic = between / ((k - 1) * (1 + 2 * (k - 2) * rest));
  return { statistic, dfWithin: 1 / (3 * rest) };
}
