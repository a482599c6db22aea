import type { CoxFit, CoxReason } from '../cox-fit.ts';
import type { CoxData } from '../cox-model.ts';
import { takeRows } from '../layout/take-rows.ts';
import { linearPredictor } from '../linear-predictor.ts';
import { requireFit } from '../require-fit.ts';
import { countPairs } from './count-pairs.ts';
import type { PairCounts } from './pair-counts.ts';

export interface Concordance {
  /** Share of comparable pairs in which the earlier event has the larger linear predictor. */
  readonly concordance: number | null;
  /** Infinitesimal jackknife, by cluster if the fit has clusters. */
  readonly se: number | null;
  readonly concordant: number;
  readonly discordant: number;
  /** Pairs tied in the predictor (count one half), in the event time, in both. */
  readonly tiedPredictor: number;
  readonly tiedTime: number;
  readonly tiedBoth: number;
  readonly reason: CoxReason | null;
}

/**
 * Harrell's concordance of a fit's linear predictor with the event times, within strata.
 * R: `concordance(fit)`, `fit$concordance`. Work grows as n log n.
 */
export function coxConcordance(fit: CoxFit): Concordance {
  requireFit(fit);
  const { data, layout, coefficients, means } = fit.model;
  const { order } = layout;
  const eta = linearPredictor(data, coefficients, means);
  const predictor = takeRows(eta, order);
  const weight = data.weight === null ? null : takeRows(data.weight, order);
  const counts = countPairs(layout, predictor, weight);
  const { concordant, discordant, tiedPredictor, tiedTime, tiedBoth } = counts;
  const shown = { concordant, discordant, tiedPredictor, tiedTime, tiedBoth };
  const pairs = concordant + discordant + tiedPredictor;
  if (!(pairs > 0)) {
    const message = 'no event is followed by another row at risk: there are no pairs to compare';
    const reason: CoxReason = { code: 'not-available', message };
    return { concordance: null, se: null, ...shown, reason };
  }
  const somers = (concordant - discordant) / pairs;
  const change = new Float64Array(layout.rows);
  rowChanges(counts, weight, somers, pairs, change);
  const squares = data.cluster === null ? sumOfSquares(change) : sumByCluster(data, order, change);
  return { concordance: (somers + 1) / 2, se: Math.sqrt(squares) / 2, ...shown, reason: null };
}

/** By how much each row moves the concordance. */
function rowChanges(
  { rowConcordant, rowDiscordant, rowTied }: PairCounts,
  weight: Float64Array | null,
  somers: number,
  pairs: number,
  change: Float64Array,
): void {
  for (let i = 0; i < change.length; i++) {
    const won = rowConcordant[i]!;
    const lost = rowDiscordant[i]!;
    const moved = won - lost - somers * (won + lost + rowTied[i]!);
    change[i] = (weight === null ? moved : weight[i]! * moved) / pairs;
  }
}

function sumByCluster(data: CoxData, order: Int32Array, change: Float64Array): number {
  const sums = new Float64Array(data.clusters);
  for (let i = 0; i < change.length; i++) sums[data.cluster![order[i]!]!]! += change[i]!;
  return sumOfSquares(sums);
}

function sumOfSquares(values: Float64Array): number {
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += values[i]! * values[i]!;
  return squares;
}
