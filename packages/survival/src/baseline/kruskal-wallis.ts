import { chiSquareUpperTail } from '../distributions/chi-square-upper-tail.ts';
import { rankGroups } from './rank-groups.ts';
import { requireGroups } from './require-groups.ts';
import type { TestResult } from './test-result.ts';

/**
 * Kruskal-Wallis rank test of k groups of numbers, corrected for ties, chi-square with k - 1
 * degrees of freedom. R: `kruskal.test(list(...))`, whose correction for ties counts values as equal
 * that agree in 15 digits (0.3 and 0.1 + 0.2), though their ranks differ; here the ranks decide.
 * Throws SurvivalInputError on fewer than two groups, an empty group, or values not finite.
 */
export function kruskalWallis(
  groups: readonly ArrayLike<number>[],
): TestResult & { readonly df: number } {
  const columns = requireGroups(groups);
  const { rankSums, count, tieSum } = rankGroups(columns);
  const df = columns.length - 1;
  const method = 'Kruskal-Wallis';
  const left = 1 - tieSum / (count ** 3 - count);
  if (!(left > 0)) {
    const reason = 'all values are equal';
    return { statistic: null, df, p: null, reason, method, warnings: [] };
  }
  let sum = 0;
  columns.forEach((group, g) => {
    sum += group.length * (rankSums[g]! / group.length - (count + 1) / 2) ** 2;
  });
  const statistic = (12 * sum) / (count * (count + 1)) / left;
  const p = chiSquareUpperTail(statistic, df);
  return { statistic, df, p, reason: null, method, warnings: [] };
}
