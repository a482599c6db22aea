import type { RiskLayout } from '../layout/risk-layout.ts';
import { balanceOfPairs } from './balance-of-pairs.ts';
import type { PairCounts } from './pair-counts.ts';
import { predictorOrder } from './predictor-order.ts';

/**
 * `countPairs` without weights and delayed entry: whole numbers, exact in any order of counting.
 *
 * Each row gets a place in time of its own: its own sorted row, but the events of a group in
 * ascending order of their predictors, so that no two of them seem concordant.
 */
export function unitPairs(layout: RiskLayout, predictor: Float64Array, counts: PairCounts): void {
  const { rows, groups, segments, groupStart, groupEventEnd, segmentGroup } = layout;
  const tied = tiedGroups(layout);
  const rowAt = new Int32Array(rows);
  const nextEvent = groupStart.slice(0, groups);
  for (let s = 0; s < segments; s++) {
    const from = groupStart[segmentGroup[s]!]!;
    const to = groupStart[segmentGroup[s + 1]!]!;
    const { order, sorted, gap } = predictorOrder(predictor, from, to);
    countTies(layout, from, order, sorted, gap, counts);
    const keys = timeKeys(from, order, tied, nextEvent, rowAt);
    countRows(layout, s, balanceOfPairs(keys), rowAt, counts);
  }
  for (let g = 0; g < groups; g++) {
    const deaths = groupEventEnd[g]! - groupStart[g]!;
    counts.tiedTime += (deaths * (deaths - 1)) / 2;
  }
  counts.tiedTime -= counts.tiedBoth;
  counts.concordant = half(counts.rowConcordant);
  counts.discordant = half(counts.rowDiscordant);
  counts.tiedPredictor = half(counts.rowTied);
}

/** Finds runs of tied predictors, puts each in the order of time and counts its pairs. */
function countTies(
  layout: RiskLayout,
  from: number,
  order: Uint32Array,
  sorted: Float64Array,
  gap: number,
  counts: PairCounts,
): void {
  const n = order.length;
  for (let start = 0; start < n; ) {
    const limit = sorted[start]!;
    let end = start + 1;
    while (end < n && sorted[end]! - limit <= gap) end++;
    if (end - start > 1) countRun(layout, from, order, start, end, counts);
    start = end;
  }
}

/** Adds the tied partners of each row of a run to `rowTied`. */
function countRun(
  { rowGroup, groupEventEnd }: RiskLayout,
  from: number,
  order: Uint32Array,
  start: number,
  end: number,
  counts: PairCounts,
): void {
  for (let k = start + 1; k < end; k++) {
    if (order[k]! > order[k - 1]!) continue;
    order.subarray(start, end).sort();
    break;
  }
  let events = 0;
  for (let k = start; k < end; ) {
    const row = from + order[k]!;
    const eventEnd = groupEventEnd[rowGroup[row]!]!;
    if (row >= eventEnd) {
      counts.rowTied[row] = events;
      k++;
      continue;
    }
    let same = k + 1;
    while (same < end && from + order[same]! < eventEnd) same++;
    for (let i = k; i < same; i++) counts.rowTied[from + order[i]!] = events + end - same;
    counts.tiedBoth += ((same - k) * (same - k - 1)) / 2;
    events += same - k;
    k = same;
  }
}

const CENSORED = -1;
const LONE = -2;

/** Of each row: that it is censored or the only event of its group, else its group. */
function tiedGroups({ rows, groups, groupStart, groupEventEnd }: RiskLayout): Int32Array {
  const tied = new Int32Array(rows).fill(CENSORED);
  for (let g = 0; g < groups; g++) {
    const start = groupStart[g]!;
    const eventEnd = groupEventEnd[g]!;
    if (eventEnd - start === 1) tied[start] = LONE;
    else for (let i = start; i < eventEnd; i++) tied[i] = g;
  }
  return tied;
}

/**
 * Place in time x 2, plus 1 for an event, of each row of a segment by ascending predictor. `rowAt`
 * takes the rows at the places of tied events. Reads at random, so from one array if it can.
 */
function timeKeys(
  from: number,
  order: Uint32Array,
  tied: Int32Array,
  nextEvent: Int32Array,
  rowAt: Int32Array,
): Int32Array {
  const keys = new Int32Array(order.length);
  for (let k = 0; k < keys.length; k++) {
    const row = from + order[k]!;
    const group = tied[row]!;
    if (group < 0) {
      keys[k] = 2 * (row - from) + (group === LONE ? 1 : 0);
      continue;
    }
    const place = nextEvent[group]!;
    nextEvent[group] = place + 1;
    rowAt[place] = row;
    keys[k] = 2 * (place - from) + 1;
  }
  return keys;
}

function countRows(
  { groupStart, groupEventEnd, segmentGroup }: RiskLayout,
  segment: number,
  balance: Int32Array,
  rowAt: Int32Array,
  { rowConcordant, rowDiscordant, rowTied }: PairCounts,
): void {
  const from = groupStart[segmentGroup[segment]!]!;
  const to = groupStart[segmentGroup[segment + 1]!]!;
  let events = 0;
  for (let g = segmentGroup[segment]!; g < segmentGroup[segment + 1]!; g++) {
    const start = groupStart[g]!;
    const eventEnd = groupEventEnd[g]!;
    const end = groupStart[g + 1]!;
    for (let place = start; place < eventEnd; place++) {
      const row = eventEnd - start === 1 ? place : rowAt[place]!;
      const won = balance[place - from]! + (place - start);
      rowConcordant[row] = won + events;
      rowDiscordant[row] = to - eventEnd - won - rowTied[row]!;
    }
    events += eventEnd - start;
    for (let row = eventEnd; row < end; row++) {
      const won = balance[row - from]!;
      rowConcordant[row] = won + events;
      rowDiscordant[row] = 0 - won - rowTied[row]!;
    }
  }
}

/** Half the sum: both rows of a pair have counted it. */
function half(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / 2;
}
