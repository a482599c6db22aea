import { normalUpperTail } from '../distributions/normal-upper-tail.ts';
import { requireColumn } from '../errors/require-column.ts';
import { requireObject } from '../errors/require-object.ts';
import { requireOption } from '../errors/require-option.ts';
import { rankGroups } from './rank-groups.ts';
import { rankSumLowerTail } from './rank-sum-distribution.ts';
import {
  ALTERNATIVES,
  type Alternative,
  type TestResult,
  type TestWarning,
} from './test-result.ts';

export interface WilcoxonOptions {
  /** Default: exact if both samples are below 50 and there are no ties. */
  readonly exact?: boolean;
  /** Continuity correction of the normal approximation. Default true. */
  readonly correct?: boolean;
  /** Default 'two-sided'; 'less': the first sample tends to lower values. */
  readonly alternative?: Alternative;
}

/** Above this many table cells the exact distribution is not computed. */
const EXACT_LIMIT = 2e8;

/**
 * Wilcoxon rank-sum (Mann-Whitney) test of two samples. The statistic W is the number of pairs in
 * which the first sample is larger, ties counting a half. With ties the exact distribution is not
 * used, as in R. R: `wilcox.test(x, y, alternative, exact, correct)`.
 * Throws SurvivalInputError on an empty sample or values not finite.
 */
export function wilcoxonRankSum(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: WilcoxonOptions = {},
): TestResult {
  requireObject(options, 'options', 'an object of options');
  const { correct = true, alternative = 'two-sided' } = options;
  requireOption(alternative, ALTERNATIVES, 'alternative');
  const first = requireColumn(x, 'x');
  const second = requireColumn(y, 'y');
  const [m, n] = [first.length, second.length];
  const { rankSums, count, tieSum } = rankGroups([first, second]);
  const statistic = rankSums[0]! - (m * (m + 1)) / 2;
  const wanted = options.exact ?? (m < 50 && n < 50);
  const warnings: TestWarning[] = [];
  if (wanted && tieSum > 0) {
    const message = 'there are ties: the normal approximation was used';
    warnings.push({ code: 'ties-not-exact', message });
  } else if (wanted && m * n * m * n > 2 * EXACT_LIMIT) {
    const message = 'the samples are too large for the exact test: the approximation was used';
    warnings.push({ code: 'too-large-for-exact', message });
  } else if (wanted) {
    const p = exactP(statistic, m, n, alternative);
    return { statistic, p, reason: null, method: 'Wilcoxon rank sum, exact', warnings };
  }
  const method = `Wilcoxon rank sum, normal approximation${correct ? ' with continuity correction' : ''}`;
  const spread = count + 1 - tieSum / (count * (count - 1));
  if (!(spread > 0)) {
    return { statistic, p: null, reason: 'all values are equal', method, warnings };
  }
  const sigma = Math.sqrt(((m * n) / 12) * spread);
  const distance = statistic - (m * n) / 2;
  const p = normalP(distance, sigma, correct ? 0.5 : 0, alternative);
  return { statistic, p, reason: null, method, warnings };
}

/** P(W <= w) and P(W >= w), each from the lower half of the symmetric distribution. */
function exactP(w: number, m: number, n: number, alternative: Alternative): number {
  const atMost = (k: number): number => {
    if (k < 0) return 0;
    if (k >= m * n) return 1;
    return 2 * k < m * n ? rankSumLowerTail(k, m, n) : 1 - rankSumLowerTail(m * n - k - 1, m, n);
  };
  const atLeast = (k: number) => atMost(m * n - k);
  if (alternative === 'less') return atMost(w);
  if (alternative === 'greater') return atLeast(w);
  return Math.min(1, 2 * (2 * w > m * n ? atLeast(w) : atMost(w)));
}

function normalP(
  distance: number,
  sigma: number,
  correction: number,
  alternative: Alternative,
): number {
  if (alternative === 'less') return normalUpperTail(-(distance + correction) / sigma);
  if (alternative === 'greater') return normalUpperTail((distance - correction) / sigma);
  const z = (distance - Math.sign(distance) * correction) / sigma;
  return 2 * normalUpperTail(Math.abs(z));
}
