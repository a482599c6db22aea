import type { InfluenceSteps } from './influence-steps.ts';
import { type ClusterScratch, influenceVariance } from './influence-variance.ts';
import type { RiskTable } from './risk-table.ts';
import type { SortedGroup } from './sort-by-group.ts';

/**
 * Robust variance at every time. `scratch` null: every row is its own cluster and at risk from the
 * start, so that rows at risk share one influence per weight and no cluster needs to be visited.
 */
export function robustVariance(
  group: SortedGroup,
  weightByRow: Float64Array | null,
  table: RiskTable,
  steps: InfluenceSteps,
  scratch: ClusterScratch | null,
): Float64Array {
  if (scratch) return influenceVariance(group, weightByRow, table, steps, scratch);
  const { time: exit, event, weight } = group;
  const variance = squaresAfter(exit, weight, table.time);
  let fallen = 0;
  let gone = 0;
  let i = 0;
  for (let k = 0; k < variance.length; k++) {
    fallen += steps.fall[k]!;
    for (; i < exit.length && exit[i] === table.time[k]; i++) {
      const own = (event[i] === 1 ? steps.event[k]! : 0) - fallen;
      const influence = weight === null ? own : weight[i]! * own;
      gone += influence * influence;
    }
    if (table.eventRows[k] !== 0) variance[k] = gone + fallen * fallen * variance[k]!;
    else variance[k] = k === 0 ? 0 : variance[k - 1]!;
  }
  return variance;
}

/** Sum of squared weights of the rows that leave after each time. */
function squaresAfter(
  exit: Float64Array,
  weight: Float64Array | null,
  time: Float64Array,
): Float64Array {
  const squares = new Float64Array(time.length);
  let sum = 0;
  let i = exit.length - 1;
  for (let k = time.length - 1; k >= 0; k--) {
    squares[k] = sum;
    for (; i >= 0 && exit[i] === time[k]; i--) sum += weight === null ? 1 : weight[i]! * weight[i]!;
  }
  return squares;
}
