import type { CoxFit, CoxReason } from '../cox-fit.ts';
import { takeRows } from '../layout/take-rows.ts';
import { linearPredictor } from '../linear-predictor.ts';
import { pairCounts } from './pair-counts.ts';

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
  const { data, layout, coefficients, means } = fit.model;
  const { order } = layout;
  const eta = linearPredictor(data, coefficients, means);
  const predictor = takeRows(eta, order);
  const weight =
    data.weight === null ? new Float64Array(order.length).fill(1) : takeRows(data.weight, order);
  const counts = pairCounts(layout, predictor, weight);
  const { concordant, discordant, tiedPredictor, tiedTime, tiedBoth } = counts;
  const shown = { concordant, discordant, tiedPredictor, tiedTime, tiedBoth };
  const pairs = concordant + discordant + tiedPredictor;
  if (!(pairs > 0)) {
    const message = 'no event is followed by another row at risk: there are no pairs to compare';
    const reason: CoxReason = { code: 'not-available', message };
    return { concordance: null, se: null, ...shown, reason };
  }
  const somers = (concordant - discordant) / pairs;
  const change = new Float64Array(data.cluster === null ? data.n : data.clusters);
  for (let i = 0; i < layout.rows; i++) {
    const won = counts.rowConcordant[i]!;
    const lost = counts.rowDiscordant[i]!;
    const part = won - lost - somers * (won + lost + counts.rowTied[i]!);
    const at = data.cluster === null ? order[i]! : data.cluster[order[i]!]!;
    change[at]! += (weight[i]! * part) / pairs;
  }
  let squares = 0;
  for (let k = 0; k < change.length; k++) squares += change[k]! * change[k]!;
  return { concordance: (somers + 1) / 2, se: Math.sqrt(squares) / 2, ...shown, reason: null };
}
