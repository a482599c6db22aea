import { chiSquareUpperTail } from '../distributions/chi-square-upper-tail.ts';
import { requireCodes } from '../errors/require-codes.ts';
import { requireFinite } from '../errors/require-finite.ts';
import { requireLength } from '../errors/require-length.ts';
import { requireObject } from '../errors/require-object.ts';
import { shown } from '../errors/shown.ts';
import { SurvivalInputError } from '../errors/survival-input-error.ts';
import { quadraticForm } from '../nonparametric/quadratic-form.ts';
import { sortByGroup } from '../nonparametric/sort-by-group.ts';
import type { SurvivalWarning } from '../nonparametric/survival-input.ts';
import { requireCauses } from './competing-input.ts';
import { grayScores } from './gray-scores.ts';

export interface GrayTestInput {
  readonly time: ArrayLike<number>;
  /** 0: censored; else the whole-number code (above 0) of the cause. */
  readonly cause: ArrayLike<number>;
  /** Code of the cause whose incidence is compared. */
  readonly interest: number;
  /** Whole-number code of the row's group. */
  readonly group: ArrayLike<number>;
  /** Whole-number code of the row's stratum. */
  readonly strata?: ArrayLike<number>;
  /** Events are weighted by (1 - F(t-))^rho. Default 0. */
  readonly rho?: number;
  readonly timefix?: boolean;
}

export interface GrayTestResult {
  /** Group codes, ascending; the order of `scores`. */
  readonly groups: readonly number[];
  /** Observed minus expected events of the cause, weighted, summed over strata. */
  readonly scores: Float64Array;
  readonly variance: readonly Float64Array[];
  /** null: see `reason`. */
  readonly chiSquare: number | null;
  readonly df: number;
  readonly p: number | null;
  readonly reason: string | null;
  readonly method: {
    readonly interest: number;
    readonly rho: number;
    readonly strata: number;
    readonly timefix: boolean;
  };
  readonly warnings: readonly SurvivalWarning[];
}

/**
 * Gray's test that the cumulative incidence of one cause is the same in k groups, in the presence
 * of other causes (Gray, Annals of Statistics 1988), stratified if asked.
 * R: `cmprsk::cuminc(time, cause, group, strata, rho)$Tests` (which does not merge near-ties).
 * Throws SurvivalInputError on no rows, unequal lengths, values not finite, codes that are not
 * whole numbers, or an `interest` that is not a code above 0.
 */
export function grayTest(input: GrayTestInput): GrayTestResult {
  requireObject(input, 'input', 'an object with time and cause');
  const { time, cause, interest, group, strata, rho = 0, timefix = true } = input;
  requireFinite(rho, 'rho');
  if (!Number.isSafeInteger(interest) || interest <= 0) {
    throw new SurvivalInputError({
      code: 'out-of-range',
      argument: 'interest',
      message: `expected the code of a cause, above 0, found ${shown(interest)}`,
    });
  }
  requireLength(time, 'time');
  const causes = requireCauses(cause, time.length, [interest]);
  const wanted = causes.codes.indexOf(interest) + 1;
  const event = causes.index.map((code) => (code > 0 ? 1 : 0));
  const sorted = sortByGroup({ time, event, timefix, ...(strata && { group: strata }) });
  const codes = requireCodes(group, time.length, 'group');
  const size = codes.levels.length;
  const scores = new Float64Array(size);
  const variance = Array.from({ length: size }, () => new Float64Array(size));
  const magnitude = new Float64Array(size);
  let exhausted = false;
  for (const stratum of sorted.groups) {
    const part = grayScores(stratum, codes.index, size, causes.index, wanted, rho);
    exhausted ||= part.exhausted;
    for (let g = 0; g < size; g++) {
      scores[g]! += part.scores[g]!;
      magnitude[g]! += part.magnitude[g]!;
      for (let h = 0; h < size; h++) variance[g]![h]! += part.variance[g]![h]!;
    }
  }
  const df = size - 1;
  const kept = variance.slice(0, df).map((row) => row.slice(0, df));
  const informed = !exhausted && kept.every((row, g) => row[g]! > 1e-12 * magnitude[g]!);
  const chiSquare = df > 0 && informed ? quadraticForm(kept, scores.slice(0, df)) : null;
  const singular = exhausted
    ? 'the pooled incidence reaches 1 with several groups still at risk'
    : 'the variance is 0 or singular: too few events of the cause, or a group without';
  return {
    groups: Array.from(codes.levels),
    scores,
    variance,
    chiSquare,
    df,
    p: chiSquare === null ? null : chiSquareUpperTail(chiSquare, df),
    reason: chiSquare !== null ? null : df > 0 ? singular : 'there is only one group',
    method: { interest, rho, strata: sorted.groups.length, timefix },
    warnings: sorted.warnings,
  };
}
