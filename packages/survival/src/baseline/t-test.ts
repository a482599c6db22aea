import { studentQuantile } from '../distributions/student-quantile.ts';
import { studentTwoSided } from '../distributions/student-two-sided.ts';
import { requireColumn } from '../errors/require-column.ts';
import { requireLevel } from '../errors/require-level.ts';
import { requireObject } from '../errors/require-object.ts';
import { sampleMoments } from './sample-moments.ts';
import type { TestResult } from './test-result.ts';

export interface TTestOptions {
  /** Pooled variance. Default false: Welch. */
  readonly equalVariances?: boolean;
  readonly confLevel?: number;
}

export interface TTestResult extends TestResult {
  readonly df: number | null;
  /** Mean of x minus mean of y, with its interval. */
  readonly difference: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * Two-sample t-test, two-sided: Welch's (default) or with pooled variance.
 * R: `t.test(x, y, var.equal = equalVariances)`. Where R stops (constant data, too few values) the
 * statistic is null with a reason. Throws SurvivalInputError on an empty sample or values not finite.
 */
export function tTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: TTestOptions = {},
): TTestResult {
  requireObject(options, 'options', 'an object of options');
  const { equalVariances = false, confLevel = 0.95 } = options;
  requireLevel(confLevel);
  const a = sampleMoments(requireColumn(x, 'x'));
  const b = sampleMoments(requireColumn(y, 'y'));
  const method = equalVariances ? "Student's t, pooled variance" : "Welch's t";
  const difference = a.mean - b.mean;
  const absent = (reason: string): TTestResult => {
    const nothing = { statistic: null, df: null, p: null, lower: null, upper: null };
    return { ...nothing, difference, reason, method, warnings: [] };
  };
  if (equalVariances ? a.n + b.n < 3 : Math.min(a.n, b.n) < 2) {
    return absent('too few values for a variance');
  }
  let df: number;
  let stdErr: number;
  if (equalVariances) {
    df = a.n + b.n - 2;
    stdErr = Math.sqrt(((a.squares + b.squares) / df) * (1 / a.n + 1 / b.n));
  } else {
    const va = a.squares / (a.n - 1) / a.n;
    const vb = b.squares / (b.n - 1) / b.n;
    stdErr = Math.sqrt(va + vb);
    df = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1));
  }
  if (stdErr < 10 * Number.EPSILON * Math.max(Math.abs(a.mean), Math.abs(b.mean)) || stdErr === 0) {
    return absent('the values are constant within the samples');
  }
  const statistic = difference / stdErr;
  const half = studentQuantile(1 - confLevel, df) * stdErr;
  return {
    statistic,
    df,
    p: studentTwoSided(statistic, df),
    difference,
    lower: difference - half,
    upper: difference + half,
    reason: null,
    method,
    warnings: [],
  };
}
