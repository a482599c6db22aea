import type { RiskLayout } from '../layout/risk-layout.ts';
import type { PairCounts } from './pair-counts.ts';
import { segmentRanks } from './segment-ranks.ts';
import {
  addWeight,
  clearTree,
  createWeightTree,
  type WeightTree,
  weightAt,
  weightBelow,
} from './weight-tree.ts';

/** `countPairs` for any weights and for delayed entry: trees of weights by rank. */
export function weightedPairs(
  layout: RiskLayout,
  predictor: Float64Array,
  weight: Float64Array,
  counts: PairCounts,
): void {
  const { rows, groupStart, segmentGroup } = layout;
  const rank = new Int32Array(rows);
  const tree = createWeightTree(rows);
  const seen = new Float64Array(rows);
  for (let s = 0; s < layout.segments; s++) {
    const from = groupStart[segmentGroup[s]!]!;
    const to = groupStart[segmentGroup[s + 1]!]!;
    const ranks = segmentRanks(predictor, from, to, rank);
    clearTree(tree, to - from, ranks);
    asEvents(layout, s, rank, weight, tree, seen, counts);
    clearTree(tree, to - from, ranks);
    asSurvivors(layout, s, rank, weight, tree, counts);
  }
}

/** Latest group first: the tree holds those at risk after the event. */
function asEvents(
  layout: RiskLayout,
  segment: number,
  rank: Int32Array,
  weight: Float64Array,
  tree: WeightTree,
  seen: Float64Array,
  counts: PairCounts,
): void {
  const { groupStart, groupEventEnd, segmentGroup, delayed } = layout;
  for (let g = segmentGroup[segment + 1]! - 1; g >= segmentGroup[segment]!; g--) {
    if (delayed !== null) {
      for (let k = delayed.leaverStart[g]!; k < delayed.leaverStart[g + 1]!; k++) {
        const row = delayed.leaver[k]!;
        addWeight(tree, rank[row]!, -weight[row]!);
      }
    }
    const start = groupStart[g]!;
    const eventEnd = groupEventEnd[g]!;
    addRows(tree, rank, weight, eventEnd, groupStart[g + 1]!);
    for (let i = start; i < eventEnd; i++) countEvent(tree, rank[i]!, weight[i]!, i, counts);
    if (eventEnd - start > 1) countTies(start, eventEnd, rank, weight, seen, counts);
    addRows(tree, rank, weight, start, eventEnd);
  }
}

/** Earliest group first: the tree holds the events so far. */
function asSurvivors(
  layout: RiskLayout,
  segment: number,
  rank: Int32Array,
  weight: Float64Array,
  tree: WeightTree,
  counts: PairCounts,
): void {
  const { groupStart, groupEventEnd, segmentGroup, delayed } = layout;
  for (let g = segmentGroup[segment]!; g < segmentGroup[segment + 1]!; g++) {
    const start = groupStart[g]!;
    const eventEnd = groupEventEnd[g]!;
    for (let i = start; i < eventEnd; i++) countSurvivor(tree, rank[i]!, 1, i, counts);
    addRows(tree, rank, weight, start, eventEnd);
    const end = groupStart[g + 1]!;
    for (let i = eventEnd; i < end; i++) countSurvivor(tree, rank[i]!, 1, i, counts);
    if (delayed === null) continue;
    for (let k = delayed.leaverStart[g]!; k < delayed.leaverStart[g + 1]!; k++) {
      const row = delayed.leaver[k]!;
      countSurvivor(tree, rank[row]!, -1, row, counts);
    }
  }
}

function addRows(
  tree: WeightTree,
  rank: Int32Array,
  weight: Float64Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) addWeight(tree, rank[i]!, weight[i]!);
}

function countEvent(
  tree: WeightTree,
  rank: number,
  weight: number,
  row: number,
  counts: PairCounts,
): void {
  const below = weightBelow(tree, rank);
  const tied = weightAt(tree, rank);
  const above = tree.total - below - tied;
  counts.rowConcordant[row]! += below;
  counts.rowDiscordant[row]! += above;
  counts.rowTied[row]! += tied;
  counts.concordant += weight * below;
  counts.discordant += weight * above;
  counts.tiedPredictor += weight * tied;
}

function countSurvivor(
  tree: WeightTree,
  rank: number,
  sign: number,
  row: number,
  counts: PairCounts,
): void {
  const below = weightBelow(tree, rank);
  const tied = weightAt(tree, rank);
  counts.rowConcordant[row]! += sign * (tree.total - below - tied);
  counts.rowDiscordant[row]! += sign * below;
  counts.rowTied[row]! += sign * tied;
}

/**
 * Pairs of events at the same time, by whether their predictors are equal as well. `seen` is 0 for
 * every rank, before and after.
 */
function countTies(
  start: number,
  end: number,
  rank: Int32Array,
  weight: Float64Array,
  seen: Float64Array,
  counts: PairCounts,
): void {
  let total = 0;
  let both = 0;
  let all = 0;
  for (let i = start; i < end; i++) {
    both += weight[i]! * seen[rank[i]!]!;
    all += weight[i]! * total;
    seen[rank[i]!]! += weight[i]!;
    total += weight[i]!;
  }
  for (let i = start; i < end; i++) seen[rank[i]!] = 0;
  counts.tiedBoth += both;
  counts.tiedTime += all - both;
}
