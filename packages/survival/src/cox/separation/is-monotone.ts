import type { RiskLayout } from '../layout/risk-layout.ts';

/**
 * True when moving along a direction never lowers the log partial likelihood: at every event time
 * no row at risk lies, in the direction, above any of that time's events. `along` is the direction's
 * value of each sorted row; differences up to `tolerance` are ignored. With `exact` ties a row must
 * not lie above the events only if it is not an event of the same time itself.
 */
export function isMonotone(
  layout: RiskLayout,
  along: Float64Array,
  tolerance: number,
  exact: boolean,
): boolean {
  const { groups, groupStart, groupEventEnd, rowGroup, segmentGroup, delayed } = layout;
  const lowest = new Float64Array(groups);
  for (let g = 0; g < groups; g++) {
    let value = Number.POSITIVE_INFINITY;
    for (let i = groupStart[g]!; i < groupEventEnd[g]!; i++) value = Math.min(value, along[i]!);
    lowest[g] = value;
  }
  const minima = rangeMinima(lowest);
  for (let s = 0; s < layout.segments; s++) {
    const first = segmentGroup[s]!;
    for (let i = groupStart[first]!; i < groupStart[segmentGroup[s + 1]!]!; i++) {
      const own = exact && i < groupEventEnd[rowGroup[i]!]!;
      const entered = delayed === null || delayed.entryGroup[i]! < 0 ? -1 : delayed.entryGroup[i]!;
      const from = entered < 0 ? first : entered + 1;
      const to = own ? rowGroup[i]! - 1 : rowGroup[i]!;
      if (from <= to && along[i]! > minimumOver(minima, from, to) + tolerance) return false;
    }
  }
  return true;
}

/** Row k holds the minima over 2^k neighbours. */
function rangeMinima(values: Float64Array): Float64Array[] {
  const rows = [values];
  for (let width = 1; 2 * width <= values.length; width *= 2) {
    const below = rows[rows.length - 1]!;
    const row = new Float64Array(values.length - 2 * width + 1);
    for (let i = 0; i < row.length; i++) row[i] = Math.min(below[i]!, below[i + width]!);
    rows.push(row);
  }
  return rows;
}

function minimumOver(rows: readonly Float64Array[], from: number, to: number): number {
  const level = 31 - Math.clz32(to - from + 1);
  const row = rows[level]!;
  return Math.min(row[from]!, row[to - (1 << level) + 1]!);
}
