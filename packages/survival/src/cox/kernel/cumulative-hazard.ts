import type { RiskLayout } from '../layout/risk-layout.ts';
import type { HazardState } from './hazard-state.ts';

/**
 * Sums `hazard` within each segment into `total`; `low` takes what rounding loses (Knuth's two-sum),
 * so that differences of sums keep their digits.
 */
export function accumulateHazard(
  layout: RiskLayout,
  hazard: Float64Array,
  total: Float64Array,
  low: Float64Array,
): void {
  const { segments, segmentGroup } = layout;
  for (let s = 0; s < segments; s++) {
    let sum = 0;
    let lost = 0;
    for (let g = segmentGroup[s]!; g < segmentGroup[s + 1]!; g++) {
      const step = hazard[g]!;
      const next = sum + step;
      const part = next - sum;
      lost += sum - (next - part) + (step - part);
      sum = next;
      total[g] = sum;
      low[g] = lost;
    }
  }
}

/** Hazard that a sorted row lives through, from its entry to its time. */
export function livedHazard(
  { layout, cumulativeHazard, cumulativeLow, eventRelief }: HazardState,
  row: number,
): number {
  const { rowGroup, groupEventEnd, delayed } = layout;
  const group = rowGroup[row]!;
  let lived = cumulativeHazard[group]!;
  if (delayed !== null) {
    const missed = delayed.entryGroup[row]!;
    if (missed >= 0) {
      lived = lived - cumulativeHazard[missed]! + (cumulativeLow[group]! - cumulativeLow[missed]!);
    }
  }
  if (row < groupEventEnd[group]!) lived -= eventRelief[group]!;
  return Math.max(lived, 0);
}
