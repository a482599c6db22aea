import { chiSquareUpperTail } from '../distributions/chi-square-upper-tail.ts';
import { requireColumn } from '../errors/require-column.ts';
import { SurvivalInputError } from '../errors/survival-input-error.ts';
import type { TestResult } from './test-result.ts';

/**
 * Chi-square test for trend in proportions (Cochran-Armitage): `events` of `totals` per ordered
 * group; scores default to 1, 2, 3, ... R: `prop.trend.test(events, totals, scores)`.
 * Throws SurvivalInputError on unequal lengths, totals not above 0, or events outside 0 .. total.
 */
export function proportionTrend(
  events: ArrayLike<number>,
  totals: ArrayLike<number>,
  scores?: ArrayLike<number>,
): TestResult & { readonly df: 1 } {
  const n = requireColumn(totals, 'totals');
  const x = requireColumn(events, 'events', n.length);
  const s = scores ? requireColumn(scores, 'scores', n.length) : n.map((_, i) => i + 1);
  let all = 0;
  let positive = 0;
  let mean = 0;
  for (let i = 0; i < n.length; i++) {
    if (!(n[i]! > 0 && x[i]! >= 0 && x[i]! <= n[i]!)) {
      throw new SurvivalInputError({
        code: 'out-of-range',
        argument: 'events',
        index: i,
        message: `expected 0 <= events <= totals and totals above 0, found ${x[i]} of ${n[i]}`,
      });
    }
    all += n[i]!;
    positive += x[i]!;
    mean += n[i]! * s[i]!;
  }
  mean /= all;
  const rate = positive / all;
  let score = 0;
  let spread = 0;
  for (let i = 0; i < n.length; i++) {
    score += (s[i]! - mean) * (x[i]! - n[i]! * rate);
    spread += n[i]! * (s[i]! - mean) ** 2;
  }
  const variance = rate * (1 - rate) * spread;
  const method = 'chi-square test for trend in proportions';
  if (!(variance > 0)) {
    const reason = 'no variation: all or no events, one group, or equal scores';
    return { statistic: null, df: 1, p: null, reason, method, warnings: [] };
  }
  const statistic = (score * score) / variance;
  const p = chiSquareUpperTail(statistic, 1);
  return { statistic, df: 1, p, reason: null, method, warnings: [] };
}
