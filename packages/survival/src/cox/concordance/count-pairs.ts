import type { RiskLayout } from '../layout/risk-layout.ts';
import type { PairCounts } from './pair-counts.ts';
import { unitPairs } from './unit-pairs.ts';
import { weightedPairs } from './weighted-pairs.ts';

/**
 * Counts pairs of an event and a row still at risk after it, weights multiplied; concordant when
 * the event has the larger predictor. `predictor` and `weight` are in sorted order; null weighs
 * every row 1.
 */
export function countPairs(
  layout: RiskLayout,
  predictor: Float64Array,
  weight: Float64Array | null,
): PairCounts {
  const { rows } = layout;
  const counts: PairCounts = {
    concordant: 0,
    discordant: 0,
    tiedPredictor: 0,
    tiedTime: 0,
    tiedBoth: 0,
    rowConcordant: new Float64Array(rows),
    rowDiscordant: new Float64Array(rows),
    rowTied: new Float64Array(rows),
  };
  if (weight === null && layout.delayed === null) unitPairs(layout, predictor, counts);
  else weightedPairs(layout, predictor, weight ?? new Float64Array(rows).fill(1), counts);
  return counts;
}
