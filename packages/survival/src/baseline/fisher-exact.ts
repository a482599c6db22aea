import { requireLevel } from '../errors/require-level.ts';
import { requireObject } from '../errors/require-object.ts';
import { requireOption } from '../errors/require-option.ts';
import {
  conditionalCount,
  estimateOdds,
  lowerOdds,
  probabilities,
  tail,
  upperOdds,
} from './conditional-odds.ts';
import { fisherNetwork } from './fisher-network.ts';
import { columnSums, requireTable, rowSums } from './require-table.ts';
import { ALTERNATIVES, type Alternative, type TestWarning } from './test-result.ts';

export interface FisherOptions {
  /** 2 x 2 only. Default 'two-sided'. */
  readonly alternative?: Alternative;
  readonly confLevel?: number;
  /**
   * Absolute tolerance at which the odds ratio and its limits are solved for (above 1: of their
   * inverse). The default is R's 1.2e-4, so that the numbers are `fisher.test`'s; 0 gives full
   * precision, which can differ visibly for large odds ratios.
   */
  readonly rootTolerance?: number;
  /** Larger tables: steps after which to give up. Default 1e8, some seconds. */
  readonly workLimit?: number;
}

export interface FisherResult {
  /** null: see `reason`. */
  readonly p: number | null;
  /** Conditional maximum-likelihood estimate and exact limits; 2 x 2 with full margins only. */
  readonly oddsRatio: {
    readonly estimate: number;
    readonly lower: number;
    readonly upper: number;
  } | null;
  readonly reason: string | null;
  readonly method: string;
  readonly warnings: readonly TestWarning[];
}

/**
 * Fisher's exact test of a table given by rows. Two-sided p: probability of all tables with the
 * given margins that are no more probable than the observed one (relative slack 1e-7 for 2 x 2,
 * 3.5e-7 else, as R). An infinite odds ratio or limit is Infinity. Empty rows and columns are
 * left out; if fewer than two of either remain, p is 1 and there is no odds ratio (R: 0).
 * R: `fisher.test(table, alternative, conf.level)`.
 * Throws SurvivalInputError unless the table is at least 2 x 2 whole counts with some observation.
 */
export function fisherExact(
  table: readonly ArrayLike<number>[],
  options: FisherOptions = {},
): FisherResult {
  requireObject(options, 'options', 'an object of options');
  const {
    alternative = 'two-sided',
    confLevel = 0.95,
    rootTolerance = Number.EPSILON ** 0.25,
    workLimit = 1e8,
  } = options;
  requireOption(alternative, ALTERNATIVES, 'alternative');
  requireLevel(confLevel);
  const counts = requireTable(table);
  const fourfold = counts.length === 2 && counts[0]!.length === 2;
  const method = "Fisher's exact test";
  const full = dropEmpty(counts);
  if (full.length < 2 || full[0]!.length < 2) {
    const reason = 'only one row or column has observations: no odds ratio';
    return { p: 1, oddsRatio: null, reason, method, warnings: [] };
  }
  if (fourfold) {
    const count = conditionalCount(rowSums(counts), columnSums(counts));
    const x = counts[0]![0]!;
    const alpha = alternative === 'two-sided' ? (1 - confLevel) / 2 : 1 - confLevel;
    const oddsRatio = {
      estimate: estimateOdds(count, x, rootTolerance),
      lower: alternative === 'less' ? 0 : lowerOdds(count, x, alpha, rootTolerance),
      upper:
        alternative === 'greater'
          ? Number.POSITIVE_INFINITY
          : upperOdds(count, x, alpha, rootTolerance),
    };
    if (alternative !== 'two-sided') {
      const p = tail(count, x, 1, alternative === 'greater');
      return { p, oddsRatio, reason: null, method, warnings: [] };
    }
    const all = probabilities(count, 1);
    const most = all[x - count.lowest]! * (1 + 1e-7);
    let p = 0;
    for (const probability of all) if (probability <= most) p += probability;
    return { p: Math.min(1, p), oddsRatio, reason: null, method, warnings: [] };
  }
  const wide = full.length > full[0]!.length ? transpose(full) : full;
  const p = fisherNetwork(wide, rowSums(wide), columnSums(wide), workLimit);
  const reason = p === null ? 'the table is too large for the exact test' : null;
  return { p, oddsRatio: null, reason, method, warnings: [] };
}

function dropEmpty(table: readonly (readonly number[])[]): number[][] {
  const columns = columnSums(table);
  return table
    .filter((row) => row.some((count) => count > 0))
    .map((row) => row.filter((_, j) => columns[j]! > 0));
}

function transpose(table: readonly (readonly number[])[]): number[][] {
  return table[0]!.map((_, j) => table.map((row) => row[j]!));
}
