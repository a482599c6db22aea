import { chiSquareUpperTail } from '../distributions/chi-square-upper-tail.ts';
import { requireColumn } from '../errors/require-column.ts';
import { requireObject } from '../errors/require-object.ts';
import type { LogRankResult } from './log-rank.ts';

export interface LogRankTrend {
  readonly scores: Float64Array;
  /** null: see `reason`. */
  readonly chiSquare: number | null;
  readonly df: 1;
  readonly p: number | null;
  readonly reason: string | null;
}

/**
 * Log-rank test for trend over ordered groups (Tarone 1975): (s'(O - E))^2 / s'Vs with one degree
 * of freedom; scores default to 0, 1, 2, ... in the order of the groups.
 * R: computed from `survdiff`'s obs, exp and var. Throws SurvivalInputError if the scores are not
 * finite or not one per group.
 */
export function logRankTrend(test: LogRankResult, scores?: ArrayLike<number>): LogRankTrend {
  requireObject(test, 'test', 'a result of logRank()', ['groups', 'variance']);
  const size = test.groups.length;
  const values = requireColumn(scores ?? test.groups.map((_, g) => g), 'scores', size);
  let sum = 0;
  let variance = 0;
  let scale = 0;
  for (let g = 0; g < size; g++) {
    const { observed, expected } = test.groups[g]!;
    sum += values[g]! * (observed - expected);
    scale += values[g]! * values[g]! * test.variance[g]![g]!;
    for (let h = 0; h < size; h++) variance += values[g]! * test.variance[g]![h]! * values[h]!;
  }
  if (!(variance > 1e-11 * scale)) {
    const reason = 'the variance of the score is 0: one group only, no events, or equal scores';
    return { scores: values, chiSquare: null, df: 1, p: null, reason };
  }
  const chiSquare = (sum * sum) / variance;
  return { scores: values, chiSquare, df: 1, p: chiSquareUpperTail(chiSquare, 1), reason: null };
}
