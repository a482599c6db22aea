import { normalQuantile } from '../distributions/normal-quantile.ts';
import { normalTwoSided } from '../distributions/normal-two-sided.ts';
import { type RestrictedMean, restrictedMean } from './restricted-mean.ts';
import type { SurvivalCurve } from './survival-curve.ts';
import type { SurvivalWarning } from './survival-input.ts';

export interface RestrictedMeanDifference {
  readonly tau: number;
  readonly first: RestrictedMean;
  readonly second: RestrictedMean;
  /** First minus second. */
  readonly difference: number;
  readonly stdErr: number;
  readonly lower: number;
  readonly upper: number;
  /** null if both standard errors are 0; see `reason`. */
  readonly z: number | null;
  readonly p: number | null;
  readonly reason: string | null;
  readonly warnings: readonly SurvivalWarning[];
}

/**
 * Difference of the restricted means of two independent groups up to a common `tau` (default: the
 * earlier of the two last times), with a Wald interval and test.
 * R: difference of `summary(fit, rmean = tau)$table[, "rmean"]`, standard errors added in squares.
 * Throws SurvivalInputError as `restrictedMean` does.
 */
export function restrictedMeanDifference(
  a: SurvivalCurve,
  b: SurvivalCurve,
  tau: number = Math.min(a?.time?.at?.(-1) ?? Number.NaN, b?.time?.at?.(-1) ?? Number.NaN),
): RestrictedMeanDifference {
  const first = restrictedMean(a, tau);
  const second = restrictedMean(b, tau);
  const difference = first.mean - second.mean;
  const stdErr = Math.hypot(first.stdErr, second.stdErr);
  const half = normalQuantile(1 - (1 - a.confLevel) / 2) * stdErr;
  const z = stdErr > 0 ? difference / stdErr : null;
  return {
    tau,
    first,
    second,
    difference,
    stdErr,
    lower: difference - half,
    upper: difference + half,
    z,
    p: z === null ? null : normalTwoSided(z),
    reason: z === null ? 'no event before tau after which anyone was left: no variance' : null,
    warnings: [...first.warnings, ...second.warnings],
  };
}
