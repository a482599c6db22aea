import { livedHazard } from '../kernel/cumulative-hazard.ts';
import { createGroupSums, type GroupSums, groupSums } from '../kernel/group-sums.ts';
import type { HazardState } from '../kernel/hazard-state.ts';

/**
 * Score residuals, one array per column in input order, not weighted: each row's contribution to
 * the derivative of the log partial likelihood, as an integral of its martingale residual against
 * its distance from the risk-set mean. `state` holds the hazards at the wanted linear predictor.
 */
export function scoreColumns(
  state: HazardState,
  columns: readonly Float64Array[],
  centres: Float64Array,
): Float64Array[] {
  const sums = createGroupSums(state.layout.groups);
  const cumulative = new Float64Array(state.layout.groups);
  return columns.map((column, j) => {
    groupSums(state, column, centres[j]!, sums);
    return scoreColumn(state, column, centres[j]!, sums, cumulative);
  });
}

function scoreColumn(
  state: HazardState,
  column: Float64Array,
  centre: number,
  sums: GroupSums,
  cumulative: Float64Array,
): Float64Array {
  const { layout, weight, risk, hazard, eventRelief, denominator } = state;
  const { meanWeight, crossWeight, eventMeanWeight, groupWeight } = state;
  const { order, rowGroup, groupEventEnd, segmentGroup, delayed } = layout;
  for (let s = 0; s < layout.segments; s++) {
    let total = 0;
    for (let g = segmentGroup[s]!; g < segmentGroup[s + 1]!; g++) {
      const scale = 1 / denominator[g]!;
      total += (meanWeight[g]! * sums.all[g]! - crossWeight[g]! * sums.events[g]!) * scale * scale;
      cumulative[g] = total;
    }
  }
  const residual = new Float64Array(column.length);
  for (let i = 0; i < layout.rows; i++) {
    const g = rowGroup[i]!;
    const x = column[order[i]!]! - centre;
    const lived = livedHazard(state, i);
    let drift = cumulative[g]!;
    let event = 0;
    if (i < groupEventEnd[g]!) {
      const scale = 1 / denominator[g]!;
      const all = sums.all[g]!;
      const events = sums.events[g]!;
      drift -= (crossWeight[g]! * all - eventMeanWeight[g]! * events) * scale * scale;
      event = x - (hazard[g]! * all - eventRelief[g]! * events) / groupWeight[g]!;
    }
    const missed = delayed === null ? -1 : delayed.entryGroup[i]!;
    if (missed >= 0) {
      drift -= cumulative[missed]!;
    }
    residual[order[i]!] = event - (risk[i]! / weight[i]!) * (x * lived - drift);
  }
  return residual;
}
