import { chiSquareUpperTail } from '../distributions/chi-square-upper-tail.ts';
import { requireCodes } from '../errors/require-codes.ts';
import { requireFinite } from '../errors/require-finite.ts';
import { requireObject } from '../errors/require-object.ts';
import { logRankSums } from './log-rank-sums.ts';
import { quadraticForm } from './quadratic-form.ts';
import { sortByGroup } from './sort-by-group.ts';
import type { SurvivalWarning } from './survival-input.ts';

export interface LogRankInput {
  readonly time: ArrayLike<number>;
  /** 1 or true: event; 0 or false: censored. */
  readonly event: ArrayLike<number | boolean>;
  /** Whole-number code of the row's group. */
  readonly group: ArrayLike<number>;
  /** Whole-number code of the row's stratum: rows are compared within strata only. */
  readonly strata?: ArrayLike<number>;
  /** Events are weighted by S(t-)^rho: 0 (default) log-rank, 1 Peto-Peto. */
  readonly rho?: number;
  readonly timefix?: boolean;
}

export interface LogRankGroup {
  readonly group: number;
  readonly n: number;
  /** Weighted numbers, summed over strata, and per stratum in ascending order of its code. */
  readonly observed: number;
  readonly expected: number;
  readonly observedByStratum: Float64Array;
  readonly expectedByStratum: Float64Array;
}

export interface LogRankResult {
  /** Ascending in group code. */
  readonly groups: readonly LogRankGroup[];
  /** Covariance of observed - expected, by row. */
  readonly variance: readonly Float64Array[];
  /** null: see `reason`. */
  readonly chiSquare: number | null;
  /** Groups with expected events, less one. */
  readonly df: number;
  readonly p: number | null;
  readonly reason: string | null;
  readonly method: { readonly rho: number; readonly strata: number; readonly timefix: boolean };
  readonly warnings: readonly SurvivalWarning[];
}

/**
 * Log-rank test of k groups and its G-rho family (Harrington & Fleming 1982), stratified if asked.
 * Chi-square of observed - expected with the hypergeometric covariance, over the groups that have
 * expected events. R: `survdiff(Surv(time, event) ~ group + strata(strata), rho)`.
 * Where R fails or gives 0 because there is nothing to compare, the statistic is null with a reason.
 * Throws SurvivalInputError on no rows, unequal lengths, values (`rho` among them) that are not finite
 * or not whole codes.
 */
export function logRank(input: LogRankInput): LogRankResult {
  requireObject(input, 'input', 'an object with time and event');
  const { time, event, group, strata, rho = 0, timefix = true } = input;
  requireFinite(rho, 'rho');
  const sorted = sortByGroup({ time, event, timefix, ...(strata && { group: strata }) });
  const codes = requireCodes(group, time.length, 'group');
  const size = codes.levels.length;
  const parts = sorted.groups.map((part) => logRankSums(part, codes.index, size, rho));
  const n = new Float64Array(size);
  for (const g of codes.index) n[g]!++;
  const groups = Array.from(codes.levels, (code, g) => {
    const observedByStratum = Float64Array.from(parts, (part) => part.observed[g]!);
    const expectedByStratum = Float64Array.from(parts, (part) => part.expected[g]!);
    return {
      group: code,
      n: n[g]!,
      observed: total(observedByStratum),
      expected: total(expectedByStratum),
      observedByStratum,
      expectedByStratum,
    };
  });
  const variance = Array.from({ length: size }, (_, g) => {
    const row = new Float64Array(size);
    for (const part of parts) {
      for (let h = 0; h < size; h++) row[h]! += part.variance[g * size + h]!;
    }
    return row;
  });
  return {
    groups,
    variance,
    ...testOf(groups, variance),
    method: { rho, strata: parts.length, timefix },
    warnings: sorted.warnings,
  };
}

function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function testOf(
  groups: readonly LogRankGroup[],
  variance: readonly Float64Array[],
): Pick<LogRankResult, 'chiSquare' | 'df' | 'p' | 'reason'> {
  const used = groups.flatMap((group, g) => (group.expected > 0 ? [g] : []));
  const df = Math.max(0, used.length - 1);
  const absent = (reason: string) => ({ chiSquare: null, df, p: null, reason });
  if (groups.length < 2) return absent('there is only one group');
  const sums = [
    ...groups.flatMap(({ observed, expected }) => [observed, expected]),
    ...variance.flatMap((row) => [...row]),
  ];
  if (!sums.every(Number.isFinite))
    return absent('the weights of the events are beyond the largest number: choose a rho nearer 0');
  if (used.length === 0) return absent('there are no events');
  if (df === 0) return absent('only one group was at risk when events happened');
  const kept = used.slice(1);
  const matrix = kept.map((g) => Float64Array.from(kept, (h) => variance[g]![h]!));
  const vector = Float64Array.from(kept, (g) => groups[g]!.observed - groups[g]!.expected);
  const chiSquare = quadraticForm(matrix, vector);
  if (chiSquare === null) {
    return absent('the variance is 0 or singular: the events leave nothing to compare');
  }
  return { chiSquare, df, p: chiSquareUpperTail(chiSquare, df), reason: null };
}
