import type { InfluenceSteps } from './influence-steps.ts';
import type { RiskTable } from './risk-table.ts';
import type { SortedGroup } from './sort-by-group.ts';

/** Working memory over clusters, zero between groups. */
export interface ClusterScratch {
  /** Cluster of each input row. */
  readonly cluster: Int32Array;
  readonly past: Float64Array;
  readonly weight: Float64Array;
  readonly rows: Int32Array;
  /** Clusters at risk, and where each stands in that list. */
  readonly active: Int32Array;
  readonly place: Int32Array;
}

export function clusterScratch(cluster: Int32Array, count: number): ClusterScratch {
  return {
    cluster,
    past: new Float64Array(count),
    weight: new Float64Array(count),
    rows: new Int32Array(count),
    active: new Int32Array(count),
    place: new Int32Array(count),
  };
}

/** Every row its own cluster. */
export function rowScratch(rows: number): ClusterScratch {
  const cluster = new Int32Array(rows);
  for (let i = 0; i < rows; i++) cluster[i] = i;
  return clusterScratch(cluster, rows);
}

/**
 * Sum over clusters of (sum of influences)^2 at every time: the robust variance.
 * A cluster's influence is past - A weight, with A the falls summed so far and `weight` its rows
 * still at risk; so three running sums give the total without visiting every cluster at every
 * time. They are recomputed after as many updates as there are clusters at risk, which bounds
 * the rounding at constant cost per row; up to `directLimit` rows x times at every time.
 */
export function influenceVariance(
  group: SortedGroup,
  weightByRow: Float64Array | null,
  table: RiskTable,
  steps: InfluenceSteps,
  scratch: ClusterScratch,
  directLimit = 1e7,
): Float64Array {
  const { cluster, past, weight, rows, active, place } = scratch;
  const { time: exit, event, row, entry } = group;
  const variance = new Float64Array(table.time.length);
  let activeCount = 0;
  let fallen = 0;
  let gone = 0;
  let pastSquare = 0;
  let cross = 0;
  let weightSquare = 0;
  let updates = 0;
  const direct = row.length * variance.length <= directLimit;
  const change = (c: number, pastStep: number, weightStep: number, rowStep: number) => {
    if (rows[c] === 0) {
      gone -= past[c]! * past[c]!;
      place[c] = activeCount;
      active[activeCount++] = c;
    } else {
      pastSquare -= past[c]! * past[c]!;
      cross -= past[c]! * weight[c]!;
      weightSquare -= weight[c]! * weight[c]!;
    }
    past[c]! += pastStep;
    weight[c]! += weightStep;
    rows[c]! += rowStep;
    if (rows[c] === 0) {
      weight[c] = 0;
      gone += past[c]! * past[c]!;
      const last = active[--activeCount]!;
      active[place[c]!] = last;
      place[last] = place[c]!;
    } else {
      pastSquare += past[c]! * past[c]!;
      cross += past[c]! * weight[c]!;
      weightSquare += weight[c]! * weight[c]!;
    }
    updates++;
  };
  /** Recomputes the running sums, and returns the sum over clusters at risk term by term. */
  const refresh = () => {
    let sum = 0;
    pastSquare = 0;
    cross = 0;
    weightSquare = 0;
    for (let a = 0; a < activeCount; a++) {
      const c = active[a]!;
      pastSquare += past[c]! * past[c]!;
      cross += past[c]! * weight[c]!;
      weightSquare += weight[c]! * weight[c]!;
      sum += (past[c]! - fallen * weight[c]!) ** 2;
    }
    updates = 0;
    return sum;
  };
  const weightOf = (r: number) => (weightByRow === null ? 1 : weightByRow[r]!);
  let i = 0;
  let e = 0;
  if (!entry)
    for (let j = 0; j < row.length; j++) change(cluster[row[j]!]!, 0, weightOf(row[j]!), 1);
  for (let k = 0; k < variance.length; k++) {
    const now = table.time[k]!;
    if (entry) {
      for (; e < row.length && entry.time[e]! < now; e++) {
        const w = weightOf(entry.row[e]!);
        change(cluster[entry.row[e]!]!, w * fallen, w, 1);
      }
    }
    fallen += steps.fall[k]!;
    for (; i < row.length && exit[i] === now; i++) {
      const w = weightOf(row[i]!);
      const own = event[i] === 1 ? steps.event[k]! : 0;
      change(cluster[row[i]!]!, w * (own - fallen), -w, -1);
    }
    if (table.eventRows[k] === 0) variance[k] = k === 0 ? 0 : variance[k - 1]!;
    else if (direct || updates >= activeCount) variance[k] = gone + refresh();
    else {
      const open = pastSquare - 2 * fallen * cross + fallen * fallen * weightSquare;
      variance[k] = Math.max(0, gone + open);
    }
  }
  for (let j = 0; j < row.length; j++) past[cluster[row[j]!]!] = 0;
  return variance;
}
